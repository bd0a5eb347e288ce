package dev.lakebird.sql.analyze;

import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the text of DATE, TIME, DATETIME and TIMESTAMP literals. Source: the GoogleSQL reference,
/// "Canonical format" of each type.
final class TemporalText {
  private static final long MICROS_PER_SECOND = 1_000_000L;

  /// Second 60 is the first of the next minute.
  private static final int LEAP_SECOND = 60;

  private static final String DAY = "(\\d{4})-(\\d{1,2})-(\\d{1,2})";
  private static final String CLOCK = "(\\d{1,2}):(\\d{1,2}):(\\d{1,2})(?:\\.(\\d{1,9}))?";
  private static final Pattern DATE = Pattern.compile(DAY);
  private static final Pattern TIME = Pattern.compile(CLOCK);
  private static final Pattern DATETIME = Pattern.compile(DAY + "(?:[ Tt]" + CLOCK + ")?");
  private static final Pattern TIMESTAMP =
      Pattern.compile(
          DAY
              + "(?:[ Tt]"
              + CLOCK
              + ")?(?:([Zz])|\\s*([+-])(\\d{1,2})(?::?(\\d{1,2}))?|\\s+([A-Za-z][\\w+/-]*))?");

  private TemporalText() {}

  /// The value the text says, or nothing where it is not of the type's form or range.
  ///
  /// @param zone of timestamps that do not say theirs
  static Optional<Value> read(String text, SqlType type, ZoneId zone) {
    var trimmed = text.strip();
    try {
      return switch (type) {
        case SqlType.Date t -> date(DATE.matcher(trimmed));
        case SqlType.Time t -> time(TIME.matcher(trimmed));
        case SqlType.Datetime t -> datetime(DATETIME.matcher(trimmed));
        case SqlType.Timestamp t -> timestamp(TIMESTAMP.matcher(trimmed), zone);
        default -> Optional.empty();
      };
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Value> date(Matcher m) {
    return m.matches()
        ? Optional.of(new Value.DateValue(Math.toIntExact(day(m).toEpochDay())))
        : Optional.empty();
  }

  private static Optional<Value> time(Matcher m) {
    return m.matches()
        ? Optional.of(
            new Value.TimeValue(
                clock(m, 1).plusSeconds(second(m, 1) == LEAP_SECOND ? 1 : 0).toNanoOfDay() / 1000))
        : Optional.empty();
  }

  private static Optional<Value> datetime(Matcher m) {
    return m.matches()
        ? Optional.of(new Value.DatetimeValue(micros(civil(m).atZone(ZoneOffset.UTC))))
        : Optional.empty();
  }

  private static Optional<Value> timestamp(Matcher m, ZoneId zone) {
    if (!m.matches()) {
      return Optional.empty();
    }
    return Optional.of(new Value.TimestampValue(micros(civil(m).atZone(zone(m, zone)))));
  }

  private static ZoneId zone(Matcher m, ZoneId otherwise) {
    if (m.group(8) != null) {
      return ZoneOffset.UTC;
    }
    if (m.group(9) != null) {
      int minutes = m.group(11) == null ? 0 : Integer.parseInt(m.group(11));
      int sign = m.group(9).equals("-") ? -1 : 1;
      return ZoneOffset.ofHoursMinutes(sign * Integer.parseInt(m.group(10)), sign * minutes);
    }
    return m.group(12) == null ? otherwise : ZoneId.of(m.group(12));
  }

  private static LocalDateTime civil(Matcher m) {
    if (m.group(4) == null) {
      return day(m).atStartOfDay();
    }
    var time = LocalDateTime.of(day(m), clock(m, 4));
    return second(m, 4) == LEAP_SECOND ? time.plusSeconds(1) : time;
  }

  private static LocalDate day(Matcher m) {
    int year = Integer.parseInt(m.group(1));
    if (year == 0) {
      throw new DateTimeException("There is no year 0");
    }
    return LocalDate.of(year, Integer.parseInt(m.group(2)), Integer.parseInt(m.group(3)));
  }

  private static LocalTime clock(Matcher m, int group) {
    var fraction = m.group(group + 3) == null ? "" : m.group(group + 3);
    int micros = Integer.parseInt((fraction + "000000").substring(0, 6));
    return LocalTime.of(
        Integer.parseInt(m.group(group)),
        Integer.parseInt(m.group(group + 1)),
        Math.min(second(m, group), LEAP_SECOND - 1),
        second(m, group) == LEAP_SECOND ? 0 : micros * 1000);
  }

  private static int second(Matcher m, int group) {
    int second = Integer.parseInt(m.group(group + 2));
    if (second > LEAP_SECOND) {
      throw new DateTimeException("A minute has at most 61 seconds");
    }
    return second;
  }

  private static long micros(ZonedDateTime moment) {
    return moment.toEpochSecond() * MICROS_PER_SECOND + moment.getNano() / 1000;
  }
}
