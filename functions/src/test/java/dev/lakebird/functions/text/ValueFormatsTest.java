package dev.lakebird.functions.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The examples of the GoogleSQL reference for CAST AS STRING, `%t`, `%T` and JSON encodings.
final class ValueFormatsTest {
  private static final long NEW_YEAR_2026 = 1_767_225_600_000_000L;

  @ParameterizedTest
  @CsvSource({
    "1.0, 1, 1.0, 1.0, 1",
    "-0.0, 0, 0.0, 0.0, 0",
    "0.1, 0.1, 0.1, 0.1, 0.1",
    "0.30000000000000004, 0.30000000000000004, 0.30000000000000004, 0.30000000000000004, 0.30000000000000004",
    "1e20, 1e+20, 1e+20, 1e+20, 1e+20",
    "123456.5, 123456.5, 123456.5, 123456.5, 123456.5",
    "1e14, 100000000000000, 100000000000000.0, 100000000000000.0, 100000000000000",
    "1e15, 1e+15, 1e+15, 1e+15, 1e+15",
    "9007199254740993, 9007199254740992, 9007199254740992.0, 9007199254740992.0, 9007199254740992",
    "0.0001, 0.0001, 0.0001, 0.0001, 0.0001",
    "-0.00001, -1e-05, -1e-05, -1e-05, -1e-05",
    "NaN, nan, nan, 'CAST(\"nan\" AS FLOAT64)', '\"NaN\"'",
    "Infinity, inf, inf, 'CAST(\"inf\" AS FLOAT64)', '\"Infinity\"'",
    "-Infinity, -inf, -inf, 'CAST(\"-inf\" AS FLOAT64)', '\"-Infinity\"'"
  })
  void floats(double value, String cast, String display, String literal, String json) {
    assertAll(Value.of(value), cast, display, literal, json);
  }

  @Test
  void floatsReadBackAsTheSameValue() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    var random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertThat(Double.parseDouble(NumberText.of(value))).isEqualTo(value);
      }
    }
  }

  @Test
  void integersBeyondDoublesAreJsonStrings() {
    assertThat(JsonText.of(Value.of(1L << 53))).isEqualTo("9007199254740992");
    assertThat(JsonText.of(Value.of(-(1L << 53)))).isEqualTo("-9007199254740992");
    assertThat(JsonText.of(Value.of((1L << 53) + 1))).isEqualTo("\"9007199254740993\"");
    assertThat(JsonText.of(Value.of(Long.MIN_VALUE))).isEqualTo("\"-9223372036854775808\"");
  }

  @ParameterizedTest
  @CsvSource({
    "-1.000000000, -1, 'NUMERIC \"-1\"', -1",
    "0.000000000, 0, 'NUMERIC \"0\"', 0",
    "123.56, 123.56, 'NUMERIC \"123.56\"', '\"123.56\"'",
    "9007199254740993, 9007199254740993, 'NUMERIC \"9007199254740993\"', '\"9007199254740993\"'"
  })
  void decimals(BigDecimal value, String cast, String literal, String json) {
    assertAll(Value.numeric(value), cast, cast, literal, json);
  }

  @Test
  void text() {
    assertAll(
        Value.of("a\"b\\\n'\u0001é"),
        "a\"b\\\n'\u0001é",
        "a\"b\\\n'\u0001é",
        "\"a\\\"b\\\\\\n'\\x01é\"",
        "\"a\\\"b\\\\\\n'\\u0001é\"");
    assertAll(
        new Value.BytesValue("Google\u0001".getBytes(StandardCharsets.UTF_8)),
        "Google\\x01",
        "Google\\x01",
        "b\"Google\\x01\"",
        "\"R29vZ2xlAQ==\"");
  }

  @Test
  void datesAndTimes() {
    assertAll(
        new Value.DateValue(17_231),
        "2017-03-06",
        "2017-03-06",
        "DATE \"2017-03-06\"",
        "\"2017-03-06\"");
    assertAll(
        new Value.DateValue(-719_162),
        "0001-01-01",
        "0001-01-01",
        "DATE \"0001-01-01\"",
        "\"0001-01-01\"");
    assertAll(
        new Value.TimeValue(45_296_100_000L),
        "12:34:56.100",
        "12:34:56.100",
        "TIME \"12:34:56.100\"",
        "\"12:34:56.100\"");
    assertAll(
        new Value.DatetimeValue(NEW_YEAR_2026 + 1),
        "2026-01-01 00:00:00.000001",
        "2026-01-01 00:00:00.000001",
        "DATETIME \"2026-01-01 00:00:00.000001\"",
        "\"2026-01-01T00:00:00.000001\"");
    assertAll(
        new Value.TimestampValue(NEW_YEAR_2026),
        "2026-01-01 00:00:00+00",
        "2026-01-01 00:00:00+00",
        "TIMESTAMP \"2026-01-01 00:00:00+00\"",
        "\"2026-01-01T00:00:00Z\"");
    assertAll(
        new Value.TimestampValue(-1_000),
        "1969-12-31 23:59:59.999+00",
        "1969-12-31 23:59:59.999+00",
        "TIMESTAMP \"1969-12-31 23:59:59.999+00\"",
        "\"1969-12-31T23:59:59.999Z\"");
  }

  @Test
  void timestampsShowTheOffsetOfTheirZone() {
    var moment = new Value.TimestampValue(NEW_YEAR_2026);
    assertThat(DisplayText.of(moment, ZoneId.of("America/Los_Angeles")))
        .isEqualTo("2025-12-31 16:00:00-08");
    assertThat(DisplayText.of(moment, ZoneId.of("Asia/Kolkata")))
        .isEqualTo("2026-01-01 05:30:00+05:30");
  }

  @ParameterizedTest
  @CsvSource({
    "14, 3, 14706789000000, 1-2 3 4:5:6.789, P1Y2M3DT4H5M6.789S",
    "0, 0, 37230520000000, 0-0 0 10:20:30.520, PT10H20M30.52S",
    "0, -1, -1500000000, 0-0 -1 -0:0:1.500, P-1DT-1.5S",
    "0, 0, 1000000000, 0-0 0 0:0:1, PT1S",
    "-25, 0, 0, -2-1 0 0:0:0, P-2Y-1M",
    "0, 1, 19800000000000, 0-0 1 5:30:0, P1DT5H30M",
    "0, 0, 0, 0-0 0 0:0:0, P0Y"
  })
  void intervals(int months, int days, long nanos, String cast, String iso) {
    var value = new Value.IntervalValue(months, days, nanos);
    assertThat(ValueText.of(value, ZoneOffset.UTC)).isEqualTo(cast);
    assertThat(IntervalText.iso(value)).isEqualTo(iso);
  }

  @Test
  void nestedValues() {
    var element =
        new SqlType.Struct(
            List.of(
                SqlType.Field.of("id", SqlType.INT64), SqlType.Field.anonymous(SqlType.FLOAT64)));
    var struct = new Value.StructValue(element, List.of(Value.of(1), Value.of(2.0)));
    var array =
        new Value.ArrayValue(new SqlType.Array(element), List.of(struct, Value.nullOf(element)));
    assertAll(
        array,
        "[(1, 2), NULL]",
        "[{1, 2.0}, NULL]",
        "[(1, 2.0), NULL]",
        "[{\"id\":1,\"\":2},null]");
    var one =
        new Value.StructValue(
            new SqlType.Struct(List.of(SqlType.Field.of("b", SqlType.BOOL))),
            List.of(Value.of(true)));
    assertAll(one, "(true)", "{true}", "STRUCT(true)", "{\"b\":true}");
  }

  @Test
  void prettyJsonIndentsByTwo() {
    var type =
        new SqlType.Struct(
            List.of(
                SqlType.Field.of("id", SqlType.INT64),
                SqlType.Field.of("coordinates", SqlType.array(SqlType.INT64))));
    var coordinates =
        new Value.ArrayValue(new SqlType.Array(SqlType.INT64), List.of(Value.of(10), Value.of(20)));
    assertThat(JsonText.pretty(new Value.StructValue(type, List.of(Value.of(1), coordinates))))
        .isEqualTo(
            """
            {
              "id": 1,
              "coordinates": [
                10,
                20
              ]
            }""");
  }

  private static void assertAll(
      Value value, String cast, String display, String literal, String json) {
    assertThat(ValueText.of(value, ZoneOffset.UTC)).isEqualTo(cast);
    assertThat(DisplayText.of(value)).isEqualTo(display);
    assertThat(LiteralText.of(value, ZoneOffset.UTC)).isEqualTo(literal);
    assertThat(JsonText.of(value)).isEqualTo(json);
  }
}
