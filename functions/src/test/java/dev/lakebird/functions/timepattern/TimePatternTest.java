package dev.lakebird.functions.timepattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.text.CivilText;
import dev.lakebird.types.SqlType;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Patterns written and read as the GoogleSQL reference describes them.
final class TimePatternTest {
  /// 2021-01-03 04:05:06.0789 UTC, a Sunday of ISO year 2020.
  private static final long MOMENT = 1_609_646_706_078_900L;

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "%A %a %B %b %h|,Sunday Sun January Jan Jan|",
        "%C %y %Y %E4Y,20 21 2021 2021",
        "%G %g %J %V,2020 20 371 53",
        "%d|%e|%j,03| 3|003",
        "%D %x %F,01/03/21 01/03/21 2021-01-03",
        "%H %I|%k|%l,04 04| 4| 4",
        "%M %S %E2S %E*S %E0S,05 06 06.07 06.0789 06",
        "%p %P %r,AM am 04:05:06 AM",
        "%R %T %X,04:05 04:05:06 04:05:06",
        "%U %W %u %w,01 00 7 0",
        "%Q %s,1 1609646706",
        "%c,Sun Jan  3 04:05:06 2021",
        "%Z %z %Ez,UTC +0000 +00:00",
        "%Od %OH %EY %Ex,03 04 2021 01/03/21",
        "%% %q %E %EQ %Oq %,% %q %E %EQ %Oq %"
      })
  void written(String pattern, String expected) {
    assertThat(TimeWriter.moment(TimePattern.of(pattern), MOMENT, ZoneOffset.UTC))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "Asia/Kolkata, UTC+5:30 +0530 +05:30 09:35",
    "America/New_York, UTC-5 -0500 -05:00 23:05"
  })
  void zones(String zone, String expected) {
    assertThat(TimeWriter.moment(TimePattern.of("%Z %z %Ez %R"), MOMENT, ZoneId.of(zone)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "%Y-%m-%d, 2021-1-3, 2021-01-03 00:00:00",
    "%F %H:%M:%E*S, 2021-01-03 4:05:06.5, 2021-01-03 04:05:06.500",
    "%A%d%B%Y, sunday3JANUARY2021, 2021-01-03 00:00:00",
    "'%I:%M %p', 12:05 am, 1970-01-01 00:05:00",
    "'%p %l:%M', pm 1:05, 1970-01-01 13:05:00",
    "%y, 68, 2068-01-01 00:00:00",
    "%y, 69, 1969-01-01 00:00:00",
    "%C, 19, 1900-01-01 00:00:00",
    "%Y %U %a, 2021 1 Mon, 2021-01-04 00:00:00",
    "%Y %W, 2021 1, 2021-01-04 00:00:00",
    "%G-%V-%u, 2020-53-7, 2021-01-03 00:00:00",
    "%G %J, 2020 371, 2021-01-03 00:00:00",
    "%G %V %Y, 2020 53 2021, 2021-01-01 00:00:00",
    "%Y %j, 2020 366, 2020-12-31 00:00:00",
    "%Q, 4, 1970-10-01 00:00:00",
    "%s, -1, 1969-12-31 23:59:59",
    "%T, 10:59:60, 1970-01-01 11:00:00",
    "%F %T %z, 2021-01-03 00:00:00 -0130, 2021-01-03 01:30:00",
    "%F %T%Ez, 2021-01-03 00:00:00Z, 2021-01-03 00:00:00",
    "%F %Z, 2021-01-03 Asia/Tokyo, 2021-01-02 15:00:00",
    "'  %Y  %m', ' 2021 \t 2 ', 2021-02-01 00:00:00"
  })
  void read(String pattern, String text, String expected) {
    assertThat(
            TimeReader.read(TimePattern.of(pattern), text, ZoneOffset.UTC).stream()
                .mapToObj(CivilText::datetime))
        .containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "%F, 2021-02-29",
    "%Y %j, 2021 366",
    "%H, 24",
    "%I, 0",
    "%E2S, 1.234",
    "%E*S, 1.",
    "%q, %q",
    "%Y, 2021x",
    "%b, Ja",
    "%Y-%m, 2021",
    "%G %V, 2021 53",
    "%Z, Nowhere",
    "%z, +1",
    "%s, 99999999999999999999"
  })
  void unreadable(String pattern, String text) {
    assertThat(TimeReader.read(TimePattern.of(pattern), text, ZoneOffset.UTC)).isEmpty();
  }

  @Test
  void whatIsWrittenIsReadBack() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    var random = new Random(seed);
    String[] patterns = {
      "%F %H:%M:%E*S%Ez", "%c %E6S %Z", "%G %V %u %T %E*S %z", "%Y %j %I:%M:%E*S %p", "%s %E6S"
    };
    for (int i = 0; i < 5_000; i++) {
      long seconds = random.nextLong(-40_000_000_000L, 200_000_000_000L);
      for (String text : patterns) {
        var pattern = TimePattern.of(text);
        String written = TimeWriter.moment(pattern, seconds * 1_000_000, ZoneOffset.UTC);
        assertThat(TimeReader.read(pattern, written, ZoneOffset.UTC))
            .as(written)
            .hasValue(seconds * 1_000_000);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"%H", "%E*S", "%Z", "%Ez", "%p", "%c", "%s"})
  void datesHaveNoTimes(String pattern) {
    var parsed = TimePattern.of(pattern);
    assertThatThrownBy(() -> parsed.checkedFor(SqlType.DATE)).isInstanceOf(LakebirdException.class);
  }
}
