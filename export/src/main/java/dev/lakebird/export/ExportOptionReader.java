package dev.lakebird.export;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.foundation.SourcePosition;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the options of EXPORT DATA. Source: BigQuery's reference of the statement, "Cloud Storage, Amazon
/// S3, and Blob Storage export option list", and which compression fits which format from "Export table
/// data to Cloud Storage"; zstd of CSV and JSON is ours.
public final class ExportOptionReader {
  private final Map<String, ExportOption> options = new HashMap<>();
  private final SourcePosition statement;

  private ExportOptionReader(SourcePosition statement) {
    this.statement = statement;
  }

  /// @param statement where the statement stands, for what is missing
  /// @throws LakebirdException INVALID_QUERY or TYPE_MISMATCH for an option that is unknown, missing or wrong,
  ///     UNIMPLEMENTED for one that is documented and not here yet; each with its place
  public static ExportOptions read(List<ExportOption> options, SourcePosition statement) {
    var reader = new ExportOptionReader(statement);
    for (ExportOption option : options) {
      reader.options.put(option.name().toLowerCase(Locale.ROOT), option);
    }
    return reader.read();
  }

  private ExportOptions read() {
    ExportOption uri = required("uri");
    ExportDestination destination = destination(uri);
    ExportOption formatOption = required("format");
    ExportFormat format = format(formatOption);
    ExportCompression compression = compression(format);
    boolean overwrite = bool(take("overwrite"), false);
    ExportOption header = take("header");
    ExportOption delimiter = take("field_delimiter");
    if (format != ExportFormat.CSV) {
      refuse(header, format);
      refuse(delimiter, format);
    }
    refuse(take("use_avro_logical_types"), format);
    for (ExportOption unknown : options.values()) {
      throw invalid(unknown, "Unknown option: '" + unknown.name() + "'");
    }
    return new ExportOptions(
        destination, format, compression, overwrite, bool(header, false), delimiter(delimiter));
  }

  private static ExportDestination destination(ExportOption uri) {
    String pattern = text(uri);
    int star = pattern.indexOf('*');
    if (star < 0 || pattern.indexOf('*', star + 1) >= 0) {
      throw invalid(uri, "Option 'uri' value must be a wild card URI with exactly one '*'");
    }
    return new ExportDestination(pattern.substring(0, star), pattern.substring(star + 1));
  }

  private static ExportFormat format(ExportOption option) {
    String name = text(option);
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "PARQUET" -> ExportFormat.PARQUET;
      case "CSV" -> ExportFormat.CSV;
      case "JSON", "NEWLINE_DELIMITED_JSON" -> ExportFormat.JSON;
      case "AVRO" ->
          throw LakebirdException.unimplemented("EXPORT DATA to AVRO").at(option.position());
      default ->
          throw invalid(option, "Option 'format' must be PARQUET, CSV or JSON, not '" + name + "'");
    };
  }

  private ExportCompression compression(ExportFormat format) {
    ExportOption option = take("compression");
    if (option == null) {
      return ExportCompression.NONE;
    }
    String name = text(option);
    ExportCompression wanted =
        switch (name.toUpperCase(Locale.ROOT)) {
          case "NONE" -> ExportCompression.NONE;
          case "GZIP" -> ExportCompression.GZIP;
          case "SNAPPY" -> ExportCompression.SNAPPY;
          case "ZSTD" -> ExportCompression.ZSTD;
          default -> throw invalid(option, "Unknown compression: '" + name + "'");
        };
    if (format == ExportFormat.PARQUET && wanted == ExportCompression.GZIP) {
      throw LakebirdException.unimplemented("Compression GZIP of Parquet files")
          .at(option.position());
    }
    if (format != ExportFormat.PARQUET && wanted == ExportCompression.SNAPPY) {
      throw invalid(option, "Compression " + wanted + " does not exist for format " + format);
    }
    return wanted;
  }

  private static String delimiter(@Nullable ExportOption option) {
    if (option == null) {
      return ",";
    }
    String written = text(option);
    String delimiter = written.equals("\\t") || written.equals("tab") ? "\t" : written;
    if (delimiter.codePointCount(0, delimiter.length()) != 1) {
      throw invalid(option, "Option 'field_delimiter' must be one character");
    }
    if (delimiter.equals("\"") || delimiter.equals("\n") || delimiter.equals("\r")) {
      throw invalid(option, "Option 'field_delimiter' cannot be a quote or a line break");
    }
    return delimiter;
  }

  private ExportOption required(String name) {
    ExportOption option = take(name);
    if (option == null) {
      throw new LakebirdException(
          ErrorCode.INVALID_QUERY, "EXPORT DATA needs the option '" + name + "'", statement);
    }
    return option;
  }

  private @Nullable ExportOption take(String name) {
    return options.remove(name);
  }

  private static void refuse(@Nullable ExportOption option, ExportFormat format) {
    if (option != null) {
      throw invalid(
          option, "Option '" + option.name() + "' does not apply to format " + format.name());
    }
  }

  private static boolean bool(@Nullable ExportOption option, boolean otherwise) {
    if (option == null) {
      return otherwise;
    }
    if (option.value() instanceof Value.BoolValue(boolean value)) {
      return value;
    }
    throw mismatch(option, SqlType.BOOL);
  }

  private static String text(ExportOption option) {
    if (option.value() instanceof Value.StringValue(String value)) {
      return value;
    }
    throw mismatch(option, SqlType.STRING);
  }

  private static LakebirdException invalid(ExportOption option, String message) {
    return new LakebirdException(ErrorCode.INVALID_QUERY, message, option.position());
  }

  private static LakebirdException mismatch(ExportOption option, SqlType wanted) {
    String found = option.value().isNull() ? "NULL" : option.value().type().sqlName();
    return new LakebirdException(
        ErrorCode.TYPE_MISMATCH,
        "Option '" + option.name() + "' must be " + wanted.sqlName() + ", not " + found,
        option.position());
  }
}
