package dev.lakebird.functions.timestamp;

import static dev.lakebird.types.SqlType.DATE;
import static dev.lakebird.types.SqlType.DATETIME;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.STRING;
import static dev.lakebird.types.SqlType.TIME;
import static dev.lakebird.types.SqlType.TIMESTAMP;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakebird.functions.FunctionProbe;
import dev.lakebird.types.value.Value;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TimestampFunctionsTest {
  private static final Value NO_TIMESTAMP = Value.nullOf(TIMESTAMP);

  @Test
  void timestampsAreReadFromText() {
    FunctionProbe.of("TIMESTAMP", TIMESTAMP)
        .column(
            STRING,
            Value.of("2008-12-25 15:30:00+00"),
            Value.of("2008-12-25 15:30:00.5"),
            Value.nullOf(STRING),
            Value.of("2008-12-25 15:30:00 America/Los_Angeles"))
        .gives(
            timestamp("2008-12-25T15:30:00"),
            timestamp("2008-12-25T15:30:00.5"),
            NO_TIMESTAMP,
            timestamp("2008-12-25T23:30:00"));
    FunctionProbe.of("TIMESTAMP", TIMESTAMP)
        .column(STRING, Value.of("2008-12-25 15:30:00"))
        .column(STRING, Value.of("America/Los_Angeles"))
        .gives(timestamp("2008-12-25T23:30:00"));
    assertThatThrownBy(
            () -> FunctionProbe.of("TIMESTAMP", TIMESTAMP).column(STRING, Value.of("x")).result())
        .hasMessage("Invalid timestamp: 'x'");
    FunctionProbe.of("TIMESTAMP", TIMESTAMP)
        .column(STRING, Value.of("x"))
        .safe()
        .gives(NO_TIMESTAMP);
  }

  @Test
  void timestampsAreMadeOfCivilTimes() {
    FunctionProbe.of("TIMESTAMP", TIMESTAMP)
        .column(DATE, new Value.DateValue(14238), Value.nullOf(DATE))
        .zone("America/Los_Angeles")
        .gives(timestamp("2008-12-25T08:00:00"), NO_TIMESTAMP);
    FunctionProbe.of("TIMESTAMP", TIMESTAMP)
        .column(DATETIME, datetime("2021-03-14T02:30:00"), datetime("2021-11-07T01:30:00"))
        .zone("America/New_York")
        .gives(timestamp("2021-03-14T07:30:00"), timestamp("2021-11-07T05:30:00"));
    FunctionProbe.of("TIMESTAMP", TIMESTAMP)
        .column(TIMESTAMP, timestamp("2021-03-14T02:30:00"))
        .gives(timestamp("2021-03-14T02:30:00"));
  }

  @Test
  void datetimesAndTimesAreMadeOfParts() {
    FunctionProbe.of("DATETIME", DATETIME)
        .column(INT64, Value.of(2008))
        .column(INT64, Value.of(12))
        .column(INT64, Value.of(25))
        .column(INT64, Value.of(5))
        .column(INT64, Value.of(30))
        .column(INT64, Value.of(0))
        .gives(datetime("2008-12-25T05:30:00"));
    FunctionProbe.of("DATETIME", DATETIME)
        .column(DATE, new Value.DateValue(14238))
        .column(TIME, time("05:30:00"))
        .gives(datetime("2008-12-25T05:30:00"));
    FunctionProbe.of("DATETIME", DATETIME)
        .column(TIMESTAMP, timestamp("2008-12-25T05:30:00"))
        .column(STRING, Value.of("America/Los_Angeles"))
        .gives(datetime("2008-12-24T21:30:00"));
    FunctionProbe.of("TIME", TIME)
        .column(INT64, Value.of(15))
        .column(INT64, Value.of(30))
        .column(INT64, Value.of(0))
        .gives(time("15:30:00"));
    FunctionProbe.of("TIME", TIME)
        .column(DATETIME, datetime("1960-12-25T05:30:00"))
        .gives(time("05:30:00"));
    assertThatThrownBy(
            () ->
                FunctionProbe.of("TIME", TIME)
                    .column(INT64, Value.of(24))
                    .column(INT64, Value.of(0))
                    .column(INT64, Value.of(0))
                    .result())
        .hasMessage("Input calculates to invalid time: 24:00:00");
  }

  @Test
  void timestampsAreNumbers() {
    Value before = timestamp("1969-12-31T23:59:59.5");
    FunctionProbe.of("UNIX_SECONDS", INT64)
        .column(TIMESTAMP, timestamp("2008-12-25T15:30:00"), before, NO_TIMESTAMP)
        .gives(Value.of(1230219000), Value.of(-1), Value.nullOf(INT64));
    FunctionProbe.of("UNIX_MILLIS", INT64).column(TIMESTAMP, before).gives(Value.of(-500));
    FunctionProbe.of("UNIX_MICROS", INT64).column(TIMESTAMP, before).gives(Value.of(-500_000));
    FunctionProbe.of("TIMESTAMP_SECONDS", TIMESTAMP)
        .column(INT64, Value.of(1230219000), Value.of(-62135596800L))
        .gives(timestamp("2008-12-25T15:30:00"), timestamp("0001-01-01T00:00:00"));
    FunctionProbe.of("TIMESTAMP_MILLIS", TIMESTAMP).column(INT64, Value.of(-500)).gives(before);
    assertThatThrownBy(
            () ->
                FunctionProbe.of("TIMESTAMP_SECONDS", TIMESTAMP)
                    .column(INT64, Value.of(-62135596801L))
                    .result())
        .hasMessageContaining("out of allowed range");
    assertThatThrownBy(
            () ->
                FunctionProbe.of("TIMESTAMP_MICROS", TIMESTAMP)
                    .column(INT64, Value.of(Long.MAX_VALUE))
                    .result())
        .hasMessageContaining("out of allowed range");
  }

  @Test
  void currentTimesAreThoseOfTheStatement() {
    Value start = timestamp("2023-11-14T22:13:20");
    long micros = ((Value.TimestampValue) start).micros();
    FunctionProbe.of("CURRENT_TIMESTAMP", TIMESTAMP).statementMicros(micros).gives(start);
    FunctionProbe.of("CURRENT_DATETIME", DATETIME)
        .statementMicros(micros)
        .constant(Value.of("Asia/Tokyo"))
        .gives(datetime("2023-11-15T07:13:20"));
    FunctionProbe.of("CURRENT_TIME", TIME)
        .statementMicros(micros)
        .zone("Asia/Tokyo")
        .gives(time("07:13:20"));
  }

  private static Value timestamp(String text) {
    return new Value.TimestampValue(micros(text));
  }

  private static Value datetime(String text) {
    return new Value.DatetimeValue(micros(text));
  }

  private static Value time(String text) {
    return new Value.TimeValue(LocalTime.parse(text).toNanoOfDay() / 1_000);
  }

  private static long micros(String text) {
    LocalDateTime time = LocalDateTime.parse(text);
    return time.toEpochSecond(ZoneOffset.UTC) * 1_000_000 + time.getNano() / 1_000;
  }
}
