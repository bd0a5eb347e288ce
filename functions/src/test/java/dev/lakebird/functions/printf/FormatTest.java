package dev.lakebird.functions.printf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.text.JsonLayout;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Specifiers of FORMAT as the GoogleSQL reference describes them.
final class FormatTest {
  private static Specifier specifier(String text) {
    var piece = (PrintfPattern.Piece.Value) PrintfPattern.parse(text).pieces().getFirst();
    return piece
        .specifier()
        .with(Math.max(0, piece.specifier().width()), piece.specifier().precision());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "%d,7,7",
        "%5i,-7,   -7",
        "%-5d|,7,7    ",
        "%+05d,7,+0007",
        "% 5d,7,    7",
        "%+06.3d,7,  +007",
        "%.0d,0,``",
        "%x,-255,-ff",
        "%#X,255,0XFF",
        "%#x,0,0",
        "%o,-8,-10",
        "%#o,8,010",
        "%#.4o,8,0010",
        "%'o,299593,`111,1111`",
        "%'x,1048575,f:ffff",
        "%x,-9223372036854775808,-8000000000000000"
      })
  void integers(String format, long value, String expected) {
    var out = new StringBuilder();
    IntegerPrinter.print(value, specifier(format), out);
    assertThat(out.toString()).isEqualTo(expected);
  }

  @Test
  void integersAreGroupedByThousands() {
    var out = new StringBuilder();
    IntegerPrinter.print(-1_234_567, specifier("%'+013d"), out);
    assertThat(out.toString()).isEqualTo("-0001,234,567");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "%f,2.5,2.500000,2.500000",
        "%.0f,2.5,2,3",
        "%.0f,-0.5,-0,-1",
        "%#.0f,7,7.,7.",
        "%e,0.00015,1.500000e-04,1.500000e-04",
        "%.0E,9.6,1E+01,1E+01",
        "%g,100000,100000,100000",
        "%g,1000000,1e+06,1e+06",
        "%#g,1.5,1.50000,1.50000",
        "%.3g,0.00001234,1.23e-05,1.23e-05",
        "%08.2f,-3.14159,-0003.14,-0003.14",
        "%.1g,0.00009999,0.0001,0.0001"
      })
  void numbers(String format, String value, String floating, String decimal) {
    var out = new StringBuilder();
    DecimalPrinter.print(Double.parseDouble(value), specifier(format), out);
    assertThat(out.toString()).isEqualTo(floating);
    out.setLength(0);
    DecimalPrinter.print(new BigDecimal(value), specifier(format), out);
    assertThat(out.toString()).isEqualTo(decimal);
  }

  @ParameterizedTest
  @CsvSource({"%f, inf", "%F, INF", "%+e, +inf", "%08g, '     inf'"})
  void infinityHasNoDigits(String format, String expected) {
    var out = new StringBuilder();
    DecimalPrinter.print(Double.POSITIVE_INFINITY, specifier(format), out);
    assertThat(out.toString()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"%", "%5", "%q", "%.", "%99999999999d", "a%-"})
  void wrongFormats(String format) {
    assertThatThrownBy(() -> PrintfPattern.parse(format)).isInstanceOf(LakebirdException.class);
  }

  @Test
  void specifiersMustFitTheArguments() {
    var pattern = PrintfPattern.parse("%*d %s");
    assertThatThrownBy(() -> pattern.check(List.of(), List.of()))
        .hasMessageContaining("Too few arguments");
  }

  @Test
  void outputIsLimited() {
    var out = new StringBuilder();
    assertThatThrownBy(() -> specifier("%2000000s").pad("x", out)).hasMessageContaining("too long");
    assertThatThrownBy(() -> IntegerPrinter.print(1, specifier("%.2000000d"), out))
        .hasMessageContaining("too long");
  }

  @Test
  void jsonIsLaidOut() {
    String json = " { \"a b\" : [ 1 , {} , [ ] ], \"q\\\"\" : null } ";
    assertThat(JsonLayout.compact(json)).isEqualTo("{\"a b\":[1,{},[]],\"q\\\"\":null}");
    assertThat(JsonLayout.pretty(json))
        .isEqualTo("{\n  \"a b\": [\n    1,\n    {},\n    []\n  ],\n  \"q\\\"\": null\n}");
  }
}
