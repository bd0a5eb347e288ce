package dev.lakebird.ingestload.options;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.foundation.SourcePosition;
import dev.lakebird.functions.text.CivilParser;
import dev.lakebird.types.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Reads the options of FILES. Source: BigQuery, "Load statements in GoogleSQL", `load_option_list`.
public final class LoadOptionsReader {
  /// Options that are documented and would change what is loaded.
  private static final Set<String> UNIMPLEMENTED =
      Set.of(
          "bigtable_options",
          "column_name_character_map",
          "date_format",
          "datetime_format",
          "decimal_target_types",
          "hive_partition_uri_prefix",
          "json_extension",
          "max_staleness",
          "metadata_cache_mode",
          "object_metadata",
          "projection_fields",
          "reference_file_schema_uri",
          "require_hive_partition_filter",
          "sheet_range",
          "time_format",
          "timestamp_format",
          "timestamp_target_precision");

  /// Options of CSV alone.
  private static final Set<String> CSV =
      Set.of(
          "allow_jagged_rows",
          "allow_quoted_newlines",
          "field_delimiter",
          "null_marker",
          "null_markers",
          "preserve_ascii_control_characters",
          "quote",
          "skip_leading_rows",
          "source_column_match");

  private final Map<String, LoadOption> options = new HashMap<>();
  private final SourcePosition statement;

  private LoadOptionsReader(List<LoadOption> options, SourcePosition statement) {
    options.forEach(option -> this.options.put(option.name(), option));
    this.statement = statement;
  }

  /// The options, checked.
  ///
  /// @param statement where the statement begins, for what is missing
  /// @throws LakebirdException INVALID_QUERY for options that do not exist, do not belong together or
  ///     have values that they do not take; UNIMPLEMENTED for documented ones that are not here
  public static LoadOptions read(List<LoadOption> options, SourcePosition statement) {
    return new LoadOptionsReader(options, statement).read();
  }

  private LoadOptions read() {
    LoadFormat format = format();
    List<String> uris = uris();
    Optional<CsvOptions> csv = format == LoadFormat.CSV ? Optional.of(csv()) : Optional.empty();
    TextEncoding encoding = encoding();
    var zone =
        text("time_zone")
            .map(
                name ->
                    CivilParser.zone(name)
                        .orElseThrow(() -> invalid("time_zone", "Invalid time zone: " + name)));
    long badRecordsMax = number("max_bad_records").orElse(0L);
    if (badRecordsMax < 0) {
      throw invalid("max_bad_records", "max_bad_records must not be negative");
    }
    boolean ignoresUnknown = bool("ignore_unknown_values");
    text("file_set_spec_type")
        .filter(type -> !type.equalsIgnoreCase("FILE_SYSTEM_MATCH"))
        .ifPresent(
            type -> {
              throw unimplemented("file_set_spec_type", "The file_set_spec_type " + type);
            });
    text("compression")
        .filter(c -> !Set.of("GZIP", "ZSTD", "NONE").contains(c.toUpperCase(Locale.ROOT)))
        .ifPresent(
            c -> {
              throw unimplemented("compression", "The compression " + c);
            });
    if (bool("enable_list_inference")) {
      throw unimplemented("enable_list_inference", "The option enable_list_inference of LOAD DATA");
    }
    // Checked for their type; without nested columns and Avro they change nothing.
    bool("enum_as_string");
    bool("enable_logical_types");
    refuseRest(format);
    return new LoadOptions(format, uris, csv, encoding, zone, badRecordsMax, ignoresUnknown);
  }

  private LoadFormat format() {
    String name =
        text("format")
            .orElseThrow(
                () ->
                    new LakebirdException(
                        ErrorCode.INVALID_QUERY, "LOAD DATA needs the option format", statement));
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "PARQUET" -> LoadFormat.PARQUET;
      case "CSV" -> LoadFormat.CSV;
      case "JSON", "NEWLINE_DELIMITED_JSON" -> LoadFormat.JSON;
      case "AVRO", "ORC", "DATASTORE_BACKUP", "GOOGLE_SHEETS", "CLOUD_BIGTABLE" ->
          throw unimplemented("format", "LOAD DATA of the format " + name);
      default -> throw invalid("format", "Unknown format: " + name);
    };
  }

  private List<String> uris() {
    List<String> uris = texts("uris");
    if (uris.isEmpty()) {
      throw new LakebirdException(
          ErrorCode.INVALID_QUERY, "LOAD DATA needs the option uris", statement);
    }
    if (uris.stream().anyMatch(String::isBlank)) {
      throw invalid("uris", "A location in uris is empty");
    }
    return uris;
  }

  private CsvOptions csv() {
    OptionalInt leading = OptionalInt.empty();
    Optional<Long> skipped = number("skip_leading_rows");
    if (skipped.isPresent()) {
      if (skipped.get() < 0 || skipped.get() > Integer.MAX_VALUE) {
        throw invalid("skip_leading_rows", "skip_leading_rows must not be negative");
      }
      leading = OptionalInt.of((int) (long) skipped.get());
    }
    byte delimiter = delimiter(text("field_delimiter").orElse(","));
    int quote = quote(text("quote").orElse("\""));
    if (quote == delimiter) {
      throw invalid("quote", "quote and field_delimiter must differ");
    }
    Optional<Boolean> byName =
        text("source_column_match")
            .map(
                match ->
                    switch (match.toUpperCase(Locale.ROOT)) {
                      case "NAME" -> true;
                      case "POSITION" -> false;
                      default ->
                          throw invalid(
                              "source_column_match", "Unknown source_column_match: " + match);
                    });
    List<String> nulls = new ArrayList<>(texts("null_markers"));
    Optional<String> single = text("null_marker");
    if (single.isPresent() && !nulls.isEmpty()) {
      throw invalid("null_markers", "null_marker and null_markers exclude each other");
    }
    single.filter(marker -> !marker.isEmpty()).ifPresent(nulls::add);
    return new CsvOptions(
        delimiter,
        quote,
        leading,
        nulls,
        bool("allow_jagged_rows"),
        bool("allow_quoted_newlines"),
        bool("preserve_ascii_control_characters"),
        byName);
  }

  /// One byte; as BigQuery does, the first of a longer UTF-8 character is not taken.
  private byte delimiter(String text) {
    String name = text.equals("\\t") || text.equalsIgnoreCase("tab") ? "\t" : text;
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    if (bytes.length != 1 || bytes[0] == '\n' || bytes[0] == '\r' || bytes[0] == 0) {
      throw invalid(
          "field_delimiter", "field_delimiter must be one ASCII character, not a line end");
    }
    return bytes[0];
  }

  private int quote(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 1 || bytes.length == 1 && (bytes[0] == '\n' || bytes[0] == '\r')) {
      throw invalid("quote", "quote must be one ASCII character or empty");
    }
    return bytes.length == 0 ? -1 : bytes[0];
  }

  private TextEncoding encoding() {
    Optional<String> name = text("encoding");
    if (name.isEmpty()) {
      return TextEncoding.UTF_8;
    }
    return switch (name.get().toUpperCase(Locale.ROOT).replace('_', '-')) {
      case "UTF8", "UTF-8" -> TextEncoding.UTF_8;
      case "ISO-8859-1" -> TextEncoding.ISO_8859_1;
      case "UTF-16BE" -> TextEncoding.UTF_16BE;
      case "UTF-16LE" -> TextEncoding.UTF_16LE;
      case "UTF-32BE" -> TextEncoding.UTF_32BE;
      case "UTF-32LE" -> TextEncoding.UTF_32LE;
      default -> throw invalid("encoding", "Unknown encoding: " + name.get());
    };
  }

  private void refuseRest(LoadFormat format) {
    Set<String> known =
        Set.of(
            "format",
            "uris",
            "encoding",
            "time_zone",
            "max_bad_records",
            "ignore_unknown_values",
            "file_set_spec_type",
            "compression",
            "enable_list_inference",
            "enum_as_string",
            "enable_logical_types");
    for (LoadOption option : options.values()) {
      String name = option.name();
      if (UNIMPLEMENTED.contains(name)) {
        throw unimplemented(name, "The option " + name + " of LOAD DATA");
      }
      if (CSV.contains(name)) {
        if (format != LoadFormat.CSV) {
          throw invalid(name, "The option " + name + " is for the format CSV");
        }
      } else if (!known.contains(name)) {
        throw invalid(name, "Unknown option: " + name);
      }
    }
  }

  private Optional<String> text(String name) {
    return value(name)
        .map(
            value -> {
              if (value instanceof Value.StringValue text) {
                return text.value();
              }
              throw invalid(name, "The option " + name + " takes a STRING");
            });
  }

  private List<String> texts(String name) {
    Optional<Value> value = value(name);
    if (value.isEmpty()) {
      return List.of();
    }
    if (!(value.get() instanceof Value.ArrayValue array)) {
      throw invalid(name, "The option " + name + " takes an ARRAY<STRING>");
    }
    List<String> texts = new ArrayList<>();
    for (Value element : array.elements()) {
      if (!(element instanceof Value.StringValue text)) {
        throw invalid(name, "The option " + name + " takes an ARRAY<STRING>");
      }
      texts.add(text.value());
    }
    return texts;
  }

  private Optional<Long> number(String name) {
    return value(name)
        .map(
            value -> {
              if (value instanceof Value.Int64Value number) {
                return number.value();
              }
              throw invalid(name, "The option " + name + " takes an INT64");
            });
  }

  private boolean bool(String name) {
    return value(name)
        .map(
            value -> {
              if (value instanceof Value.BoolValue bool) {
                return bool.value();
              }
              throw invalid(name, "The option " + name + " takes a BOOL");
            })
        .orElse(false);
  }

  private Optional<Value> value(String name) {
    return Optional.ofNullable(options.get(name))
        .map(LoadOption::value)
        .filter(value -> !value.isNull());
  }

  private LakebirdException invalid(String name, String message) {
    return place(new LakebirdException(ErrorCode.INVALID_QUERY, message), name);
  }

  private LakebirdException unimplemented(String name, String feature) {
    return place(LakebirdException.unimplemented(feature), name);
  }

  private LakebirdException place(LakebirdException failure, String name) {
    LoadOption option = options.get(name);
    return failure.at(option == null ? statement : option.position());
  }
}
