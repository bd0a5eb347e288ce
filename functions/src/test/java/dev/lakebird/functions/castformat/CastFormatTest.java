package dev.lakebird.functions.castformat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.text.CivilText;
import dev.lakebird.types.SqlType;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Format models of CAST as the GoogleSQL reference describes them.
final class CastFormatTest {
  /// 2018-02-03 16:05:07.16, a Saturday.
  private static final long CIVIL = 1_517_673_907_160_000L;

  /// 2021-03-23 00:00:00.
  private static final long NOW = 1_616_457_600_000_000L;

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "YYYY-YYY-YY-Y,2018-018-18-8",
        "RRRR RR,2018 18",
        "MM MON Mon mon MONTH,02 FEB Feb feb FEBRUARY",
        "DD DDD D,03 034 7",
        "DAY/Dy,SATURDAY /Sat",
        "HH HH12 HH24:MI:SS,04 04 16:05:07",
        "SSSSS FF1 FF9,57907 1 160000000",
        "AM p.m. aM,PM p.m. pm",
        "TZHTZM,-0830",
        "`\"a\\\"\\\\b\"`,`a\"\\b`"
      })
  void datesAreWritten(String model, String expected) {
    assertThat(DateWriter.write(DateModel.parse(model), CIVIL, -(8 * 60 + 30) * 60))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "YYYY, 18, 0018-03-01 00:00:00",
        "YYY-MM-DD, 018-12-03, 2018-12-03 00:00:00",
        "YY-MM-DD, 38-12-03, 2038-12-03 00:00:00",
        "RR-MM-DD, 50-12-03, 1950-12-03 00:00:00",
        "RR-MM-DD, 49-12-03, 2049-12-03 00:00:00",
        "`Y,YYY-MM-DD`, `2,018-12-03`, 2018-12-03 00:00:00",
        "YYYYMMDD, 20181203, 2018-12-03 00:00:00",
        "DD MON YYYY, 3 dec 2018, 2018-12-03 00:00:00",
        "MONTH DDYYYY, December 032018, 2018-12-03 00:00:00",
        "YYYY DDD, 2020 366, 2020-12-31 00:00:00",
        "YYYY-MM-DD HH:MI A.M., 2018-12-03 12:30 a.m., 2018-12-03 00:30:00",
        "YYYY-MM-DD HH12:MI PM, 2018-12-03 03:30 PM, 2018-12-03 15:30:00",
        "YYYY-MM-DD SSSSS, 2018-12-03 03723, 2018-12-03 01:02:03",
        "YYYY-MM-DD HH24:MI:SS.FF3, 2018-12-03 1:2:3.1666, 2018-12-03 01:02:03.167",
        "YYYY-MM-DD HH24TZH:TZM, 2018-12-03 10-01:30, 2018-12-03 11:30:00",
        "`\"on\" YYYY-MM-DD`, `on   2018-12-03`, 2018-12-03 00:00:00"
      })
  void momentsAreRead(String model, String text, String expected) {
    var read =
        DateReader.read(DateModel.parse(model).reads(SqlType.TIMESTAMP), text, ZoneOffset.UTC, NOW);
    assertThat(read.stream().mapToObj(CivilText::datetime)).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "YYYY-MM-DD, 2018-02-30",
    "YYYYMMDD, 20181",
    "YYYY DDD, 2021 366",
    "MONTH, Dec",
    "HH24:MI, 24:00",
    "YYYY-MM-DD, 2018/12/03",
    "MM DD, 1203",
    "YYYY, 2018x"
  })
  void unreadable(String model, String text) {
    var parsed = DateModel.parse(model).reads(SqlType.TIMESTAMP);
    assertThat(DateReader.read(parsed, text, ZoneId.of("UTC"), NOW)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "YYYY YYYY",
        "YYYY YY",
        "DDD MM",
        "HH24 AM",
        "HH",
        "AM",
        "SSSSS HH24",
        "DAY",
        "TZM",
        "W",
        "YYYY\tMM",
        "\"open",
        "\"\\n\""
      })
  void modelsThatCannotBeRead(String model) {
    assertThatThrownBy(() -> DateModel.parse(model).reads(SqlType.TIMESTAMP))
        .isInstanceOf(LakebirdException.class);
  }

  @Test
  void typesHaveTheirParts() {
    assertThatThrownBy(() -> DateModel.parse("yyyy mi").writes(SqlType.DATE))
        .hasMessageContaining("DATE does not support 'MI'");
    assertThatThrownBy(() -> DateModel.parse("TZH").writes(SqlType.DATETIME))
        .hasMessageContaining("DATETIME does not support 'TZH'");
    assertThatThrownBy(() -> DateModel.parse("MM").reads(SqlType.TIME))
        .hasMessageContaining("not allowed for output type TIME");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "12,999,  12",
        "-12,999, -12",
        "1234,999, ###",
        "-1.5,9.9,-1.5",
        "12,`9,999`,    12",
        "1234.5,`9,999`,` 1,235`",
        "0,99,  0",
        "0.5,9.9,  .5",
        "0.5,0.9, 0.5",
        "12,000.000, 012.000",
        "12,S99,+12",
        "-12,99S,12-",
        "0,S99,  0",
        "-12,99MI,12-",
        "12,99PR, 12 ",
        "-12,99PR,<12>",
        "-12,$999, -$12",
        "-12,c99,-usd12",
        "12.50,FM999.99,12.5",
        "0,FM999.99,0.",
        "1234,FM9G999,`1,234`",
        "299792458,S9.999EEEE,+2.998E+08",
        "0.00012,9.9EEEE, 1.2E-04",
        "2021,FMRN,MMXXI",
        "4,rn,             iv",
        "4000,RN,###############",
        "23.5,S000V00,+02350",
        "43981,0X0x, ABcd",
        "10,000x, 000a",
        "0.23,B99.9S,`     `",
        "1.23,B99.9S, 1.2+"
      })
  void numbers(String value, String model, String expected) {
    assertThat(NumberWriter.write(NumberModel.parse(model), new BigDecimal(value)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {",99", "9.9.9", "SS9", "9V9.9", "X9", "RN9", "S9S", "9z", "$9$", "MI9", "S"})
  void wrongNumberModels(String model) {
    assertThatThrownBy(() -> NumberModel.parse(model)).isInstanceOf(LakebirdException.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = ByteFormat.class,
      names = {"ASCII", "UTF8"},
      mode = EnumSource.Mode.EXCLUDE)
  void bytesReadBack(ByteFormat format) {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    var random = new Random(seed);
    for (int length = 0; length < 100; length++) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      assertThat(format.decode(format.encode(bytes))).isEqualTo(bytes);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "HEX, 0g",
    "HEX, 012",
    "BASE2, 012",
    "BASE8, 8",
    "BASE32, A1",
    "BASE64, '='",
    "ASCII, é"
  })
  void undecodable(ByteFormat format, String text) {
    assertThatThrownBy(() -> format.decode(text)).isInstanceOf(LakebirdException.class);
  }
}
