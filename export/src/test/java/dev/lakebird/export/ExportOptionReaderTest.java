package dev.lakebird.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.foundation.SourcePosition;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class ExportOptionReaderTest {
  private static final SourcePosition START = new SourcePosition(1, 1);

  private static ExportOptions read(Object... namesAndValues) {
    var options = new ArrayList<ExportOption>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      Value value =
          switch (namesAndValues[i + 1]) {
            case String text -> Value.of(text);
            case Boolean flag -> Value.of((boolean) flag);
            case Value other -> other;
            default -> throw new IllegalArgumentException("A value of another kind");
          };
      options.add(
          new ExportOption((String) namesAndValues[i], value, new SourcePosition(1, 10 + i)));
    }
    return ExportOptionReader.read(options, START);
  }

  private static void refused(ErrorCode code, String message, int column, Object... options) {
    assertThatThrownBy(() -> read(options))
        .isInstanceOfSatisfying(
            LakebirdException.class,
            failure -> {
              assertThat(failure.code()).isEqualTo(code);
              assertThat(failure.getMessage()).contains(message);
              assertThat(failure.position()).contains(new SourcePosition(1, column));
            });
  }

  @Test
  void defaultsAreThoseOfTheReference() {
    ExportOptions options = read("uri", "s3://b/d/out-*.csv", "FORMAT", "csv");
    assertThat(options)
        .isEqualTo(
            new ExportOptions(
                new ExportDestination("s3://b/d/out-", ".csv"),
                ExportFormat.CSV,
                ExportCompression.NONE,
                false,
                false,
                ","));
    assertThat(options.destination().pattern()).isEqualTo("s3://b/d/out-*.csv");
    assertThat(options.destination().shard(17)).isEqualTo("s3://b/d/out-000000000017.csv");
    assertThat(options.destination().manifest())
        .isEqualTo("s3://b/d/_out-manifest.csv.lakebird-export.json");
  }

  @Test
  void everyOptionIsRead() {
    ExportOptions options =
        read(
            "uri",
            "*",
            "format",
            "CSV",
            "compression",
            "GZIP",
            "overwrite",
            true,
            "header",
            true,
            "field_delimiter",
            "\t");
    assertThat(options.compression()).isEqualTo(ExportCompression.GZIP);
    assertThat(options.overwrite()).isTrue();
    assertThat(options.header()).isTrue();
    assertThat(options.fieldDelimiter()).isEqualTo("\t");
    assertThat(options.destination().manifest()).isEqualTo("_manifest.lakebird-export.json");
  }

  @Test
  void wrongOptionsAreRefusedWithTheirPlace() {
    refused(ErrorCode.INVALID_QUERY, "needs the option 'uri'", 1, "format", "CSV");
    refused(ErrorCode.INVALID_QUERY, "needs the option 'format'", 1, "uri", "a*");
    refused(ErrorCode.INVALID_QUERY, "wild card", 10, "uri", "a", "format", "CSV");
    refused(ErrorCode.INVALID_QUERY, "wild card", 10, "uri", "a*b*", "format", "CSV");
    refused(ErrorCode.INVALID_QUERY, "not 'ORC'", 12, "uri", "a*", "format", "ORC");
    refused(ErrorCode.UNIMPLEMENTED, "AVRO", 12, "uri", "a*", "format", "AVRO");
    refused(
        ErrorCode.INVALID_QUERY, "'sharded'", 14, "uri", "a*", "format", "CSV", "sharded", true);
    refused(
        ErrorCode.TYPE_MISMATCH, "must be BOOL", 14, "uri", "a*", "format", "CSV", "header", "yes");
    refused(
        ErrorCode.TYPE_MISMATCH,
        "must be STRING, not NULL",
        10,
        "uri",
        Value.nullOf(SqlType.STRING),
        "format",
        "CSV");
  }

  @Test
  void optionsOfAnotherFormatAreRefused() {
    refused(ErrorCode.INVALID_QUERY, "'header'", 14, "uri", "a*", "format", "JSON", "header", true);
    refused(
        ErrorCode.INVALID_QUERY,
        "'field_delimiter'",
        14,
        "uri",
        "a*",
        "format",
        "PARQUET",
        "field_delimiter",
        ";");
    refused(
        ErrorCode.INVALID_QUERY,
        "SNAPPY",
        14,
        "uri",
        "a*",
        "format",
        "CSV",
        "compression",
        "SNAPPY");
    refused(
        ErrorCode.INVALID_QUERY, "'LZ77'", 14, "uri", "a*", "format", "CSV", "compression", "LZ77");
    refused(
        ErrorCode.UNIMPLEMENTED,
        "GZIP",
        14,
        "uri",
        "a*",
        "format",
        "PARQUET",
        "compression",
        "GZIP");
    refused(
        ErrorCode.INVALID_QUERY,
        "one character",
        14,
        "uri",
        "a*",
        "format",
        "CSV",
        "field_delimiter",
        "||");
    refused(
        ErrorCode.INVALID_QUERY,
        "quote",
        14,
        "uri",
        "a*",
        "format",
        "CSV",
        "field_delimiter",
        "\"");
  }
}
