package dev.lakebird.functions.date;

import static dev.lakebird.types.SqlType.DATE;
import static dev.lakebird.types.SqlType.DATETIME;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.INTERVAL;
import static dev.lakebird.types.SqlType.STRING;
import static dev.lakebird.types.SqlType.TIME;
import static dev.lakebird.types.SqlType.TIMESTAMP;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakebird.functions.FunctionProbe;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class DateFunctionsTest {
  private static final Value NO_DATE = Value.nullOf(DATE);
  private static final Value NO_LONG = Value.nullOf(INT64);

  @Test
  void partsAreExtractedFromDates() {
    extract("YEAR", "2013-12-25", "0001-01-01", "9999-12-31").gives(longs(2013, 1, 9999));
    extract("MONTH", "2013-12-25", "2000-02-29").gives(longs(12, 2));
    extract("DAY", "2013-12-25", "2000-02-29").gives(longs(25, 29));
    extract("QUARTER", "2013-12-25", "2000-04-01", "2000-03-31").gives(longs(4, 2, 1));
    extract("DAYOFWEEK", "2017-11-05", "2017-11-11").gives(longs(1, 7));
    extract("DAYOFYEAR", "2016-12-31", "2015-01-01").gives(longs(366, 1));
    extract("WEEK", "2015-12-27", "2016-01-02", "2016-01-03").gives(longs(52, 0, 1));
    extract("ISOWEEK", "2015-12-27", "2016-01-03", "2016-01-04").gives(longs(52, 53, 1));
    extract("ISOYEAR", "2016-01-03", "2016-01-04").gives(longs(2015, 2016));
    extract("WEEK(SUNDAY)", "2017-11-05").gives(longs(45));
    extract("WEEK(MONDAY)", "2017-11-05").gives(longs(44));
    FunctionProbe.of("EXTRACT", INT64)
        .constant(Value.of("YEAR"))
        .column(DATE, date("1999-12-31"), NO_DATE, date("2000-01-01"))
        .gives(Value.of(1999), NO_LONG, Value.of(2000));
  }

  @Test
  void partsAreExtractedFromTimes() {
    Value civil = datetime("2008-12-25T15:30:45.123456");
    of("EXTRACT", INT64, "HOUR").column(DATETIME, civil).gives(longs(15));
    of("EXTRACT", INT64, "MILLISECOND").column(DATETIME, civil).gives(longs(123));
    of("EXTRACT", INT64, "MICROSECOND").column(DATETIME, civil).gives(longs(123456));
    of("EXTRACT", INT64, "SECOND").column(TIME, new Value.TimeValue(61_000_000L)).gives(longs(1));
    of("EXTRACT", DATE, "DATE").column(DATETIME, civil).gives(date("2008-12-25"));
    of("EXTRACT", INT64, "YEAR").column(DATETIME, civil).gives(longs(2008));
    of("EXTRACT", INT64, "MONTH")
        .column(INTERVAL, new Value.IntervalValue(-14, 3, 0))
        .gives(longs(-2));
    of("EXTRACT", INT64, "MINUTE")
        .column(INTERVAL, new Value.IntervalValue(0, 0, 3_725_000_000_000L))
        .gives(longs(2));
  }

  @Test
  void partsOfTimestampsAreThoseOfTheZone() {
    Value instant = timestamp("2008-12-25T05:30:00");
    of("EXTRACT", INT64, "DAY")
        .column(TIMESTAMP, instant)
        .column(STRING, Value.of("America/Los_Angeles"))
        .gives(longs(24));
    of("EXTRACT", INT64, "HOUR").column(TIMESTAMP, instant).zone("Asia/Tokyo").gives(longs(14));
    of("EXTRACT", DATETIME, "DATETIME")
        .column(TIMESTAMP, instant, instant)
        .column(STRING, Value.of("+05:30"), Value.of("UTC"))
        .gives(datetime("2008-12-25T11:00:00"), datetime("2008-12-25T05:30:00"));
    assertThatThrownBy(
            () ->
                of("EXTRACT", INT64, "HOUR")
                    .column(TIMESTAMP, instant)
                    .column(STRING, Value.of("Nowhere"))
                    .result())
        .hasMessage("Invalid time zone: Nowhere");
  }

  @Test
  void datesMoveByParts() {
    moved("DATE_ADD", "2024-01-31", 1, "MONTH").gives(date("2024-02-29"));
    moved("DATE_SUB", "1998-12-01", 90, "DAY").gives(date("1998-09-02"));
    moved("DATE_ADD", "2024-02-29", 1, "YEAR").gives(date("2025-02-28"));
    moved("DATE_ADD", "2024-02-29", -1, "QUARTER").gives(date("2023-11-29"));
    moved("DATE_SUB", "2024-02-29", 2, "WEEK").gives(date("2024-02-15"));
    FunctionProbe.of("DATE_ADD", DATE)
        .column(DATE, date("2024-01-01"), NO_DATE, date("2024-01-03"))
        .column(INT64, Value.of(1), Value.of(1), NO_LONG)
        .constant(Value.of("DAY"))
        .gives(date("2024-01-02"), NO_DATE, NO_DATE);
  }

  @Test
  void datesBeyondTheCalendarAreErrors() {
    assertThatThrownBy(() -> moved("DATE_ADD", "9999-12-31", 1, "DAY").result())
        .hasMessage("Adding 1 DAY to date 9999-12-31 causes overflow");
    assertThatThrownBy(() -> moved("DATE_SUB", "0001-01-31", 1, "MONTH").result())
        .hasMessage("Subtracting 1 MONTH from date 0001-01-31 causes overflow");
    assertThatThrownBy(() -> moved("DATE_ADD", "2000-01-01", Long.MIN_VALUE, "YEAR").result())
        .hasMessageContaining("causes overflow");
    moved("DATE_ADD", "9999-12-31", 1, "DAY").safe().gives(NO_DATE);
  }

  @Test
  void datetimesAndTimestampsMoveByParts() {
    FunctionProbe.of("DATETIME_ADD", DATETIME)
        .column(DATETIME, datetime("2008-12-25T15:30:00"), datetime("2008-12-31T23:59:59"))
        .column(INT64, Value.of(10), Value.of(2))
        .constant(Value.of("MINUTE"))
        .gives(datetime("2008-12-25T15:40:00"), datetime("2009-01-01T00:01:59"));
    FunctionProbe.of("DATETIME_SUB", DATETIME)
        .column(DATETIME, datetime("2008-03-31T15:30:00"))
        .column(INT64, Value.of(1))
        .constant(Value.of("MONTH"))
        .gives(datetime("2008-02-29T15:30:00"));
    FunctionProbe.of("TIMESTAMP_SUB", TIMESTAMP)
        .column(TIMESTAMP, timestamp("2008-12-25T15:30:00"))
        .column(INT64, Value.of(2))
        .constant(Value.of("DAY"))
        .gives(timestamp("2008-12-23T15:30:00"));
    assertThatThrownBy(
            () ->
                FunctionProbe.of("TIMESTAMP_ADD", TIMESTAMP)
                    .column(TIMESTAMP, timestamp("9999-12-31T23:00:00.5"))
                    .column(INT64, Value.of(Long.MAX_VALUE))
                    .constant(Value.of("HOUR"))
                    .result())
        .hasMessage(
            "Adding 9223372036854775807 HOUR to timestamp 9999-12-31 23:00:00.5+00 causes"
                + " overflow");
  }

  @Test
  void differencesCountBoundaries() {
    difference("2010-07-07", "2008-12-25", "DAY").gives(longs(559));
    difference("2017-10-15", "2017-10-14", "WEEK").gives(longs(1));
    difference("2017-12-30", "2014-12-30", "YEAR").gives(longs(3));
    difference("2017-12-30", "2014-12-30", "ISOYEAR").gives(longs(2));
    difference("2017-12-18", "2017-12-17", "WEEK").gives(longs(0));
    difference("2017-12-18", "2017-12-17", "WEEK(MONDAY)").gives(longs(1));
    difference("2017-12-18", "2017-12-17", "ISOWEEK").gives(longs(1));
    difference("1969-12-31", "1970-01-01", "MONTH").gives(longs(-1));
    difference("2020-01-01", "2019-12-31", "QUARTER").gives(longs(1));
    FunctionProbe.of("DATETIME_DIFF", INT64)
        .column(DATETIME, datetime("2001-02-01T01:00:00"))
        .column(DATETIME, datetime("2001-02-01T00:59:59"))
        .constant(Value.of("HOUR"))
        .gives(longs(1));
    FunctionProbe.of("TIMESTAMP_DIFF", INT64)
        .column(TIMESTAMP, timestamp("2001-02-01T01:00:00"), timestamp("2018-08-14T00:00:00"))
        .column(TIMESTAMP, timestamp("2001-02-01T00:00:01"), timestamp("2018-08-14T03:00:00"))
        .constant(Value.of("HOUR"))
        .gives(longs(0, -3));
  }

  @Test
  void datesAreTruncated() {
    truncated("2008-12-25", "MONTH").gives(date("2008-12-01"));
    truncated("2017-11-05", "WEEK(MONDAY)").gives(date("2017-10-30"));
    truncated("2015-06-15", "ISOYEAR").gives(date("2014-12-29"));
    truncated("2015-06-15", "QUARTER").gives(date("2015-04-01"));
    truncated("1969-06-15", "YEAR").gives(date("1969-01-01"));
    truncated("0001-01-02", "WEEK").safe().gives(NO_DATE);
    FunctionProbe.of("LAST_DAY", DATE)
        .column(DATE, date("2008-11-25"), date("2024-02-01"), NO_DATE)
        .gives(date("2008-11-30"), date("2024-02-29"), NO_DATE);
    FunctionProbe.of("LAST_DAY", DATE)
        .column(DATE, date("2008-11-10"))
        .constant(Value.of("WEEK(MONDAY)"))
        .gives(date("2008-11-16"));
  }

  @Test
  void timestampsAreTruncatedInTheirZone() {
    FunctionProbe.of("TIMESTAMP_TRUNC", TIMESTAMP)
        .column(TIMESTAMP, timestamp("2008-12-25T15:30:00"))
        .constant(Value.of("DAY"))
        .column(STRING, Value.of("America/Los_Angeles"))
        .gives(timestamp("2008-12-25T08:00:00"));
    FunctionProbe.of("TIMESTAMP_TRUNC", TIMESTAMP)
        .column(TIMESTAMP, timestamp("2008-12-25T15:45:00"))
        .constant(Value.of("HOUR"))
        .zone("Asia/Kolkata")
        .gives(timestamp("2008-12-25T15:30:00"));
    FunctionProbe.of("TIMESTAMP_TRUNC", TIMESTAMP)
        .column(TIMESTAMP, timestamp("2008-12-25T15:45:00"), Value.nullOf(TIMESTAMP))
        .constant(Value.of("HOUR"))
        .constant(Value.of("+05:30"))
        .gives(timestamp("2008-12-25T15:30:00"), Value.nullOf(TIMESTAMP));
    of("EXTRACT", INT64, "MINUTE")
        .column(TIMESTAMP, timestamp("1960-12-25T15:45:00"), Value.nullOf(TIMESTAMP))
        .constant(Value.of("+05:30"))
        .gives(Value.of(15), NO_LONG);
    FunctionProbe.of("DATETIME_TRUNC", DATETIME)
        .column(DATETIME, datetime("2008-12-25T15:30:45"), datetime("1960-12-25T15:30:45"))
        .constant(Value.of("MINUTE"))
        .gives(datetime("2008-12-25T15:30:00"), datetime("1960-12-25T15:30:00"));
  }

  @Test
  void datesAreMadeAndNumbered() {
    FunctionProbe.of("DATE", DATE)
        .column(INT64, Value.of(2016), NO_LONG)
        .column(INT64, Value.of(12), Value.of(1))
        .column(INT64, Value.of(25), Value.of(1))
        .gives(date("2016-12-25"), NO_DATE);
    assertThatThrownBy(
            () ->
                FunctionProbe.of("DATE", DATE)
                    .column(INT64, Value.of(2015))
                    .column(INT64, Value.of(2))
                    .column(INT64, Value.of(29))
                    .result())
        .hasMessage("Input calculates to invalid date: 2015-02-29");
    FunctionProbe.of("DATE", DATE)
        .column(TIMESTAMP, timestamp("2016-12-25T05:30:00"))
        .constant(Value.of("America/Los_Angeles"))
        .gives(date("2016-12-24"));
    FunctionProbe.of("DATE", DATE)
        .column(DATETIME, datetime("1960-12-25T23:59:59"))
        .gives(date("1960-12-25"));
    FunctionProbe.of("UNIX_DATE", INT64)
        .column(DATE, date("2008-12-25"), NO_DATE, date("1969-12-31"))
        .gives(Value.of(14238), NO_LONG, Value.of(-1));
    FunctionProbe.of("DATE_FROM_UNIX_DATE", DATE)
        .column(INT64, Value.of(14238), NO_LONG)
        .gives(date("2008-12-25"), NO_DATE);
    assertThatThrownBy(
            () ->
                FunctionProbe.of("DATE_FROM_UNIX_DATE", DATE)
                    .column(INT64, Value.of(1L << 33))
                    .result())
        .hasMessageContaining("but saw 8589934592");
  }

  @Test
  void theCurrentDateIsThatOfTheStatement() {
    long micros = 1_700_000_000_000_000L;
    FunctionProbe.of("CURRENT_DATE", DATE)
        .statementMicros(micros)
        .gives(date("2023-11-14"), date("2023-11-14"));
    FunctionProbe.of("CURRENT_DATE", DATE)
        .statementMicros(micros)
        .column(STRING, Value.of("Asia/Tokyo"), Value.nullOf(STRING))
        .gives(date("2023-11-15"), NO_DATE);
  }

  private static FunctionProbe of(String function, SqlType result, String part) {
    return FunctionProbe.of(function, result).constant(Value.of(part));
  }

  private static FunctionProbe extract(String part, String... dates) {
    Value[] values = new Value[dates.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = date(dates[i]);
    }
    return of("EXTRACT", INT64, part).column(DATE, values);
  }

  private static FunctionProbe moved(String function, String date, long steps, String part) {
    return FunctionProbe.of(function, DATE)
        .column(DATE, date(date))
        .column(INT64, Value.of(steps))
        .constant(Value.of(part));
  }

  private static FunctionProbe difference(String end, String start, String part) {
    return FunctionProbe.of("DATE_DIFF", INT64)
        .column(DATE, date(end))
        .column(DATE, date(start))
        .constant(Value.of(part));
  }

  private static FunctionProbe truncated(String date, String part) {
    return FunctionProbe.of("DATE_TRUNC", DATE).column(DATE, date(date)).constant(Value.of(part));
  }

  private static Value[] longs(long... values) {
    Value[] all = new Value[values.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = Value.of(values[i]);
    }
    return all;
  }

  private static Value date(String text) {
    return new Value.DateValue((int) LocalDate.parse(text).toEpochDay());
  }

  private static Value datetime(String text) {
    return new Value.DatetimeValue(micros(text));
  }

  private static Value timestamp(String text) {
    return new Value.TimestampValue(micros(text));
  }

  private static long micros(String text) {
    LocalDateTime time = LocalDateTime.parse(text);
    return time.toEpochSecond(ZoneOffset.UTC) * 1_000_000 + time.getNano() / 1_000;
  }
}
