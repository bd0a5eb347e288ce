package dev.lakebird.functions;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.INTERVAL;
import static dev.lakebird.types.SqlType.NUMERIC;
import static dev.lakebird.types.SqlType.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.functions.KernelHarness.Case;
import dev.lakebird.functions.text.IntervalParser;
import dev.lakebird.functions.text.IntervalText;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Bitwise operators over BYTES, regular expressions over BYTES, intervals and loose decimals.
class BytesAndIntervalKernelTest {
  @Test
  void bitsOfBytesCombineByteByByte() {
    check(
        "$bitand",
        BYTES,
        List.of(BYTES, BYTES),
        Case.of(hex("0f00"), hex("ff00"), hex("0fff")),
        Case.error(hex("00"), hex("")));
    check("$bitxor", BYTES, List.of(BYTES, BYTES), Case.of(hex("f0ff"), hex("ff00"), hex("0fff")));
    check("$bitnot", BYTES, List.of(BYTES), Case.of(hex("00ff"), hex("ff00")));
    check(
        "$shift_left",
        BYTES,
        List.of(BYTES, INT64),
        Case.of(hex("1230"), hex("f123"), Value.of(4)),
        Case.of(hex("2300"), hex("f123"), Value.of(8)),
        Case.of(hex("0000"), hex("f123"), Value.of(16)),
        Case.error(hex("00"), Value.of(-1)));
    check(
        "$shift_right",
        BYTES,
        List.of(BYTES, INT64),
        Case.of(hex("0f12"), hex("f123"), Value.of(4)),
        Case.of(hex("00f1"), hex("f123"), Value.of(8)));
  }

  @Test
  void expressionsMatchBytesAsBytes() {
    check(
        "REGEXP_EXTRACT",
        BYTES,
        List.of(BYTES, BYTES),
        Case.of(hex("d189"), hex("d189d186"), hex("2e7b327d")),
        Case.of(Value.nullOf(BYTES), hex("61"), hex("62")));
    check(
        "REGEXP_REPLACE",
        BYTES,
        List.of(BYTES, BYTES, BYTES),
        Case.of(hex("7878"), hex("d189"), hex("2e"), hex("78")));
    check(
        "REGEXP_REPLACE",
        STRING,
        List.of(STRING, STRING, STRING),
        Case.of(Value.of("KTK€KTK"), Value.of("T€T"), Value.of(""), Value.of("K")));
  }

  @Test
  void anEmptyTextIsFoundEverywhere() {
    check(
        "INSTR",
        INT64,
        List.of(STRING, STRING, INT64),
        Case.of(Value.of(3), Value.of("xx"), Value.of(""), Value.of(3)),
        Case.of(Value.of(3), Value.of("xx"), Value.of(""), Value.of(-1)),
        Case.of(Value.of(0), Value.of("xx"), Value.of(""), Value.of(4)));
  }

  @Test
  void intervalsDivideIntoSmallerParts() {
    Value interval = IntervalParser.parse("1-2 3 4:5:6.789").orElseThrow();
    check(
        "$divide",
        INTERVAL,
        List.of(INTERVAL, INT64),
        Case.of(IntervalParser.parse("0-4 21 1:21:42.263").orElseThrow(), interval, Value.of(3)),
        Case.error(interval, Value.of(0)));
  }

  @ParameterizedTest
  @CsvSource({
    "1-2 3 4:5:6.789, 1-2 3 4:5:6.789",
    "-1-2, -1-2 0 0:0:0",
    "1-2 -3, 1-2 -3 0:0:0",
    "3 -4:5:6, 0-0 3 -4:5:6",
    "4:5:6, 0-0 0 4:5:6",
    "P1Y2M3W4DT5H6M7.5S, 1-2 25 5:6:7.500",
    "PT-1H30M, 0-0 0 -0:30:0"
  })
  void intervalsAreReadInBothForms(String text, String canonical) {
    assertThat(IntervalParser.parse(text)).map(IntervalText::of).contains(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1", "1 2", "1  2 3", "0:0:0.", "10001-0", "P", "PT", "P1", "P-1S", "1Y"})
  void otherTextIsNoInterval(String text) {
    assertThat(IntervalParser.parse(text)).isEmpty();
  }

  @Test
  void decimalsAreReadLoosely() {
    check(
        "PARSE_NUMERIC",
        NUMERIC,
        List.of(STRING),
        Case.of(numeric("-12.34"), Value.of(" - 12.34  ")),
        Case.of(numeric("-1.234"), Value.of(" 12.34e-1 - ")),
        Case.of(numeric("1200"), Value.of("1,2,00,")),
        Case.error(Value.of("- 1 -")),
        Case.error(Value.of("1.2,3")),
        Case.error(Value.of("")),
        Case.error(Value.of("1e99")));
  }

  private static void check(String function, SqlType result, List<SqlType> types, Case... cases) {
    try (var harness = new KernelHarness(function)) {
      harness.checkTable(function, result, types, List.of(cases));
    }
  }

  private static Value hex(String digits) {
    return new Value.BytesValue(HexFormat.of().parseHex(digits));
  }

  private static Value numeric(String text) {
    return Value.numeric(new BigDecimal(text).setScale(9));
  }
}
