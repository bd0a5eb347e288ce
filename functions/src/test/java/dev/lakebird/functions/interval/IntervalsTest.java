package dev.lakebird.functions.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakebird.functions.text.IntervalParser;
import dev.lakebird.functions.text.IntervalRangeParser;
import dev.lakebird.functions.text.IntervalText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Intervals as the GoogleSQL reference describes them.
final class IntervalsTest {
  @ParameterizedTest
  @CsvSource({
    "2-11, YEAR, MONTH, 2-11 0 0:0:0",
    "-2-11 28, YEAR, DAY, -2-11 28 0:0:0",
    "2-11 -28 16, YEAR, HOUR, 2-11 -28 16:0:0",
    "2-11 28 -16:15, YEAR, MINUTE, 2-11 28 -16:15:0",
    "2-11 28 16:15:14.5, YEAR, SECOND, 2-11 28 16:15:14.500",
    "11 28, MONTH, DAY, 0-11 28 0:0:0",
    "8 -20 17, MONTH, HOUR, 0-8 -20 17:0:0",
    "28 16:15, DAY, MINUTE, 0-0 28 16:15:0",
    "16:15, HOUR, MINUTE, 0-0 0 16:15:0",
    "-15:14.000001, MINUTE, SECOND, 0-0 0 -0:15:14.000001"
  })
  void ranges(String text, String from, String to, String expected) {
    assertThat(IntervalRangeParser.parse(text, from, to).map(IntervalText::of)).contains(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "2-11, YEAR, DAY",
    "1:2, YEAR, MONTH",
    "2-11  28, YEAR, DAY",
    "1, HOUR, MINUTE",
    "120001 1, MONTH, DAY",
    "1:2:3.1234567890, HOUR, SECOND",
    "1:2:, HOUR, SECOND"
  })
  void wrongRanges(String text, String from, String to) {
    assertThat(IntervalRangeParser.parse(text, from, to)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1-2, 1-2 0 0:0:0",
    "1 0 -1, 0-1 0 -1:0:0",
    "1-2 3, 1-2 3 0:0:0",
    "3 4:5, 0-0 3 4:5:0",
    "4:5:6, 0-0 0 4:5:6"
  })
  void castsTellPartsByTheirMarks(String text, String expected) {
    assertThat(IntervalParser.parse(text).map(IntervalText::of)).contains(expected);
  }

  @ParameterizedTest
  @CsvSource({"1 2", "4:5", "7", "1-2-3", "''"})
  void ambiguousTextsAreNoIntervals(String text) {
    assertThat(IntervalParser.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0-0 370 0:0:0, 1-0 10 0:0:0, 0-0 370 0:0:0, 1-0 10 0:0:0",
    "0-0 -65 0:0:0, -0-2 -5 0:0:0, 0-0 -65 0:0:0, -0-2 -5 0:0:0",
    "0-0 29 49:0:0, 0-0 29 49:0:0, 0-0 31 1:0:0, 0-1 1 1:0:0",
    "0-1 -1 0:0:0, 0-0 29 0:0:0, 0-1 -1 0:0:0, 0-0 29 0:0:0",
    "0-1 0 -1:0:0, 0-1 0 -1:0:0, 0-1 0 -1:0:0, 0-0 29 23:0:0",
    "0-0 1 -25:0:0, 0-0 1 -25:0:0, 0-0 0 -1:0:0, 0-0 0 -1:0:0"
  })
  void justified(String text, String days, String hours, String both) {
    var interval = IntervalParser.parse(text).orElseThrow();
    assertThat(IntervalText.of(Intervals.justifyDays(interval))).isEqualTo(days);
    assertThat(IntervalText.of(Intervals.justifyHours(interval))).isEqualTo(hours);
    assertThat(IntervalText.of(Intervals.justify(interval))).isEqualTo(both);
  }

  @Test
  void countsBeyondTheRangeAreErrors() {
    assertThat(IntervalText.of(Intervals.of(10_000, "YEAR"))).isEqualTo("10000-0 0 0:0:0");
    assertThatThrownBy(() -> Intervals.of(10_001, "YEAR")).hasMessageContaining("out of range");
    assertThatThrownBy(() -> Intervals.of(Long.MAX_VALUE, "HOUR"))
        .hasMessageContaining("out of range");
  }
}
