package dev.lakebird.functions.date;

import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.text.CivilText;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Steps, boundaries and beginnings of calendar parts. Source: GoogleSQL reference, "Date functions",
/// "Datetime functions".
public final class CalendarMath {
  private CalendarMath() {}

  /// The date `count` parts later; the last of the month where the day does not exist.
  public static int add(int days, long count, DatePart part) {
    try {
      long moved =
          switch (part.unit()) {
            case DAY -> Math.addExact(days, count);
            case WEEK -> Math.addExact(days, Math.multiplyExact(count, 7));
            case MONTH -> addMonths(days, count);
            case QUARTER -> addMonths(days, Math.multiplyExact(count, 3));
            case YEAR -> addMonths(days, Math.multiplyExact(count, 12));
            default -> throw new IllegalArgumentException("No step of dates: " + part);
          };
      if (moved >= CivilText.DATE_MIN && moved <= CivilText.DATE_MAX) {
        return (int) moved;
      }
    } catch (ArithmeticException e) {
      throw overflow(CivilText.date(days), count, part, "date", e);
    }
    throw overflow(CivilText.date(days), count, part, "date", null);
  }

  /// The civil time `count` parts later.
  public static long addToDatetime(long micros, long count, DatePart part) {
    try {
      long moved;
      if (part.isOfDates() && part.unit() != DatePart.Unit.DAY) {
        int day = (int) Math.floorDiv(micros, CivilText.MICROS_PER_DAY);
        moved =
            add(day, count, part) * CivilText.MICROS_PER_DAY
                + Math.floorMod(micros, CivilText.MICROS_PER_DAY);
      } else {
        moved = Math.addExact(micros, Math.multiplyExact(count, part.unit().micros()));
      }
      if (moved >= CivilText.MICROS_MIN && moved <= CivilText.MICROS_MAX) {
        return moved;
      }
    } catch (ArithmeticException e) {
      throw overflow(CivilText.datetime(micros), count, part, "datetime", e);
    }
    throw overflow(CivilText.datetime(micros), count, part, "datetime", null);
  }

  /// The timestamp `count` parts of fixed length later.
  public static long addToTimestamp(long micros, long count, DatePart part) {
    String text = CivilText.timestamp(micros, ZoneOffset.UTC);
    try {
      long moved = Math.addExact(micros, Math.multiplyExact(count, part.unit().micros()));
      if (moved >= CivilText.MICROS_MIN && moved <= CivilText.MICROS_MAX) {
        return moved;
      }
    } catch (ArithmeticException e) {
      throw overflow(text, count, part, "timestamp", e);
    }
    throw overflow(text, count, part, "timestamp", null);
  }

  private static RuntimeException overflow(
      String from, long count, DatePart part, String type, @Nullable Throwable cause) {
    var error =
        RowErrors.outOfRange(
            "Adding "
                + count
                + " "
                + part.unit()
                + " to "
                + type
                + " "
                + from
                + " causes overflow");
    if (cause != null) {
      error.addSuppressed(cause);
    }
    return error;
  }

  private static long addMonths(int days, long count) {
    int year = CivilDays.year(days);
    long months = Math.addExact(year * 12L + CivilDays.month(days) - 1, count);
    long toYear = Math.floorDiv(months, 12);
    if (toYear < 1 || toYear > 9999) {
      return Long.MAX_VALUE;
    }
    int month = (int) Math.floorMod(months, 12) + 1;
    int day = Math.min(CivilDays.day(days), CivilDays.daysInMonth((int) toYear, month));
    return CivilDays.of((int) toYear, month, day);
  }

  /// How many boundaries of the part lie between two dates.
  public static long difference(int end, int start, DatePart part) {
    return index(end, part) - index(start, part);
  }

  /// How many boundaries of the part lie between two civil times.
  public static long differenceOfDatetimes(long end, long start, DatePart part) {
    if (part.isOfDates()) {
      return difference(
          (int) Math.floorDiv(end, CivilText.MICROS_PER_DAY),
          (int) Math.floorDiv(start, CivilText.MICROS_PER_DAY),
          part);
    }
    long unit = part.unit().micros();
    return Math.floorDiv(end, unit) - Math.floorDiv(start, unit);
  }

  private static long index(int days, DatePart part) {
    return switch (part.unit()) {
      case DAY -> days;
      case WEEK -> Math.floorDiv(days + 4 - part.weekStart(), 7);
      case MONTH -> CivilDays.year(days) * 12L + CivilDays.month(days);
      case QUARTER -> CivilDays.year(days) * 4L + (CivilDays.month(days) - 1) / 3;
      case YEAR -> CivilDays.year(days);
      case ISOYEAR -> CivilDays.isoYear(days);
      default -> throw new IllegalArgumentException("No part of dates: " + part);
    };
  }

  /// The first day of the part that the date lies in.
  public static int truncate(int days, DatePart part) {
    int start =
        switch (part.unit()) {
          case DAY -> days;
          case WEEK -> days - Math.floorMod(days + 4 - part.weekStart(), 7);
          case MONTH -> CivilDays.of(CivilDays.year(days), CivilDays.month(days), 1);
          case QUARTER ->
              CivilDays.of(CivilDays.year(days), (CivilDays.month(days) - 1) / 3 * 3 + 1, 1);
          case YEAR -> CivilDays.of(CivilDays.year(days), 1, 1);
          case ISOYEAR -> CivilDays.isoYearStart(CivilDays.isoYear(days));
          default -> throw new IllegalArgumentException("No part of dates: " + part);
        };
    if (start < CivilText.DATE_MIN) {
      throw RowErrors.outOfRange(
          "Truncating date "
              + CivilText.date(days)
              + " to "
              + part.unit()
              + " resulted in an out of range date value");
    }
    return start;
  }

  /// The start of the part that the civil time lies in.
  public static long truncateDatetime(long micros, DatePart part) {
    if (part.isOfDates()) {
      return truncate((int) Math.floorDiv(micros, CivilText.MICROS_PER_DAY), part)
          * CivilText.MICROS_PER_DAY;
    }
    return micros - Math.floorMod(micros, part.unit().micros());
  }

  /// The last day of the part that the date lies in.
  public static int last(int days, DatePart part) {
    int start = truncate(days, part);
    long end =
        switch (part.unit()) {
          case DAY -> start;
          case WEEK -> start + 6L;
          case MONTH ->
              start + CivilDays.daysInMonth(CivilDays.year(days), CivilDays.month(days)) - 1L;
          case QUARTER -> {
            int month = CivilDays.month(start) + 2;
            int year = CivilDays.year(start);
            yield CivilDays.of(year, month, CivilDays.daysInMonth(year, month));
          }
          case YEAR -> CivilDays.of(CivilDays.year(days), 12, 31);
          case ISOYEAR -> CivilDays.isoYearStart(CivilDays.isoYear(days) + 1) - 1L;
          default -> throw new IllegalArgumentException("No part of dates: " + part);
        };
    if (end > CivilText.DATE_MAX) {
      throw RowErrors.outOfRange(
          "Last day of " + CivilText.date(days) + " is out of the range of DATE");
    }
    return (int) end;
  }

  /// A part of a date as EXTRACT gives it.
  public static long extract(int days, DatePart part) {
    return switch (part.unit()) {
      case DAY -> CivilDays.day(days);
      case DAYOFWEEK -> CivilDays.weekday(days) + 1;
      case DAYOFYEAR -> CivilDays.dayOfYear(days);
      case WEEK -> week(days, part.weekStart());
      case MONTH -> CivilDays.month(days);
      case QUARTER -> (CivilDays.month(days) - 1) / 3 + 1;
      case YEAR -> CivilDays.year(days);
      case ISOYEAR -> CivilDays.isoYear(days);
      default -> throw new IllegalArgumentException("No part of dates: " + part);
    };
  }

  /// Weeks of the year that began up to the day; days before the first one are in week 0.
  private static long week(int days, int weekStart) {
    int since = Math.floorMod(days + 4 - weekStart, 7);
    return (CivilDays.dayOfYear(days) - 1 - since + 7) / 7;
  }

  /// A part of a civil time as EXTRACT gives it.
  public static long extractFromDatetime(long micros, DatePart part) {
    return part.isOfDates()
        ? extract((int) Math.floorDiv(micros, CivilText.MICROS_PER_DAY), part)
        : extractFromTime(Math.floorMod(micros, CivilText.MICROS_PER_DAY), part);
  }

  /// A part of a time of day.
  public static long extractFromTime(long micros, DatePart part) {
    return switch (part.unit()) {
      case MICROSECOND -> micros % CivilText.MICROS_PER_SECOND;
      case MILLISECOND -> micros % CivilText.MICROS_PER_SECOND / 1000;
      case SECOND -> micros / CivilText.MICROS_PER_SECOND % 60;
      case MINUTE -> micros / (60 * CivilText.MICROS_PER_SECOND) % 60;
      case HOUR -> micros / (3600 * CivilText.MICROS_PER_SECOND);
      default -> throw new IllegalArgumentException("No part of times: " + part);
    };
  }
}
