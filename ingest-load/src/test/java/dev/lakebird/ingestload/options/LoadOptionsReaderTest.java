package dev.lakebird.ingestload.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.foundation.SourcePosition;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadOptionsReaderTest {
  private static final SourcePosition STATEMENT = new SourcePosition(1, 1);

  @Test
  void csvDefaultsAreBigQuerys() {
    LoadOptions options = read("CSV");
    CsvOptions csv = options.csv().orElseThrow();
    assertThat(csv.delimiter()).isEqualTo((byte) ',');
    assertThat(csv.quote()).isEqualTo('"');
    assertThat(csv.leadingRows()).isEmpty();
    assertThat(csv.nullMarkers()).isEmpty();
    assertThat(csv.jaggedRows()).isFalse();
    assertThat(csv.quotedNewlines()).isFalse();
    assertThat(options.badRecordsMax()).isZero();
    assertThat(options.encoding()).isEqualTo(TextEncoding.UTF_8);
  }

  @Test
  void valuesAreTaken() {
    LoadOptions options =
        read(
            "csv",
            option("field_delimiter", Value.of("\\t")),
            option("quote", Value.of("")),
            option("skip_leading_rows", Value.of(2L)),
            option("null_markers", texts("\\N", "-")),
            option("encoding", Value.of("utf-16le")),
            option("max_bad_records", Value.of(7L)));
    CsvOptions csv = options.csv().orElseThrow();
    assertThat(csv.delimiter()).isEqualTo((byte) '\t');
    assertThat(csv.quote()).isEqualTo(-1);
    assertThat(csv.leadingRows()).hasValue(2);
    assertThat(csv.nullMarkers()).containsExactly("\\N", "-");
    assertThat(options.encoding()).isEqualTo(TextEncoding.UTF_16LE);
    assertThat(options.badRecordsMax()).isEqualTo(7);
  }

  @Test
  void mistakesAreNamedWithTheirPlace() {
    refuses(
        ErrorCode.INVALID_QUERY, "Unknown option: quotes", "CSV", option("quotes", Value.of("a")));
    refuses(
        ErrorCode.INVALID_QUERY,
        "The option quote is for the format CSV",
        "PARQUET",
        option("quote", Value.of("a")));
    refuses(
        ErrorCode.INVALID_QUERY,
        "The option max_bad_records takes an INT64",
        "CSV",
        option("max_bad_records", Value.of("1")));
    refuses(
        ErrorCode.INVALID_QUERY,
        "quote and field_delimiter must differ",
        "CSV",
        option("quote", Value.of(",")));
    refuses(
        ErrorCode.UNIMPLEMENTED,
        "The option hive_partition_uri_prefix of LOAD DATA is not implemented",
        "CSV",
        option("hive_partition_uri_prefix", Value.of("s3://b/")));
    refuses(ErrorCode.UNIMPLEMENTED, "LOAD DATA of the format AVRO is not implemented", "AVRO");
    refuses(ErrorCode.INVALID_QUERY, "Unknown format: XML", "XML");
  }

  private static void refuses(
      ErrorCode code, String message, String format, LoadOption... options) {
    assertThatThrownBy(() -> read(format, options))
        .isInstanceOfSatisfying(
            LakebirdException.class,
            e -> {
              assertThat(e.code()).isEqualTo(code);
              assertThat(e.getMessage()).isEqualTo(message);
              assertThat(e.position()).isPresent();
            });
  }

  private static LoadOptions read(String format, LoadOption... options) {
    List<LoadOption> all = new ArrayList<>(List.of(options));
    all.add(option("format", Value.of(format)));
    all.add(option("uris", texts("a")));
    return LoadOptionsReader.read(all, STATEMENT);
  }

  private static LoadOption option(String name, Value value) {
    return new LoadOption(name, value, new SourcePosition(1, 20));
  }

  private static Value texts(String... texts) {
    return new Value.ArrayValue(
        SqlType.array(SqlType.STRING), Arrays.stream(texts).map(Value::of).toList());
  }
}
