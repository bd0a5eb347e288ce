package dev.lakebird.functions.date;

/// The proleptic Gregorian calendar over days since 1970-01-01, in plain arithmetic: every `int` is
/// answered, also days out of the range of DATE. Years are counted from March, so that the leap day
/// is the last of its year.
public final class CivilDate {
  /// 0001-01-01.
  public static final int DAY_MIN = -719_162;

  /// 9999-12-31.
  public static final int DAY_MAX = 2_932_896;

  private static final int DAYS_PER_ERA = 146_097;

  /// Days from 0000-03-01 to 1970-01-01.
  private static final int EPOCH_SHIFT = 719_468;

  private CivilDate() {}

  /// Whether DATE holds the day.
  public static boolean inRange(long day) {
    return day >= DAY_MIN && day <= DAY_MAX;
  }

  /// `year * 512 + month * 32 + day`, the parts of a date in one word; see [#yearOf].
  public static int parts(int day) {
    int shifted = day + EPOCH_SHIFT;
    int era = Math.floorDiv(shifted, DAYS_PER_ERA);
    int dayOfEra = shifted - era * DAYS_PER_ERA;
    int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int marchMonth = (5 * dayOfYear + 2) / 153;
    int dayOfMonth = dayOfYear - (153 * marchMonth + 2) / 5 + 1;
    int month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
    int year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
    return (year << 9) | (month << 5) | dayOfMonth;
  }

  public static int yearOf(int parts) {
    return parts >> 9;
  }

  public static int monthOf(int parts) {
    return parts >>> 5 & 15;
  }

  public static int dayOfMonth(int parts) {
    return parts & 31;
  }

  public static int year(int day) {
    return parts(day) >> 9;
  }

  /// The day of a date; the month is 1 to 12, the day of the month may be any.
  public static int day(int year, int month, int dayOfMonth) {
    int marchYear = month <= 2 ? year - 1 : year;
    int era = Math.floorDiv(marchYear, 400);
    int yearOfEra = marchYear - era * 400;
    int marchMonth = month > 2 ? month - 3 : month + 9;
    int dayOfYear = (153 * marchMonth + 2) / 5 + dayOfMonth - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * DAYS_PER_ERA + dayOfEra - EPOCH_SHIFT;
  }

  public static boolean isLeap(int year) {
    return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
  }

  public static int monthLength(int year, int month) {
    if (month == 2) {
      return isLeap(year) ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  }

  /// Whether there is such a date in the years 1 to 9999.
  public static boolean exists(long year, long month, long dayOfMonth) {
    return year >= 1
        && year <= 9999
        && month >= 1
        && month <= 12
        && dayOfMonth >= 1
        && dayOfMonth <= monthLength((int) year, (int) month);
  }

  /// The same day of the month some months later, or the month's last day where it is shorter; a day
  /// out of the range of DATE where the year is.
  public static int plusMonths(int day, long months) {
    int parts = parts(day);
    long month = yearOf(parts) * 12L + monthOf(parts) - 1 + months;
    if (month < 12 || month >= 120_000) {
      return months < 0 ? DAY_MIN - 1 : DAY_MAX + 1;
    }
    int year = (int) (month / 12);
    int monthOfYear = (int) (month % 12) + 1;
    return day(year, monthOfYear, Math.min(dayOfMonth(parts), monthLength(year, monthOfYear)));
  }

  /// From 1 = Sunday to 7 = Saturday.
  public static int dayOfWeek(int day) {
    return Math.floorMod(day + 4, 7) + 1;
  }

  /// From 1 = January 1.
  public static int dayOfYear(int day) {
    return day - day(year(day), 1, 1) + 1;
  }

  /// The last day not after `day` that is the weekday, 1 = Sunday to 7 = Saturday.
  public static int weekStart(int day, int weekday) {
    return day - Math.floorMod(dayOfWeek(day) - weekday, 7);
  }

  /// The year that holds the Thursday of the day's week, which begins on Monday (ISO 8601).
  public static int isoYear(int day) {
    return year(weekStart(day, 2) + 3);
  }

  /// The first day of an ISO 8601 year: the Monday of the week of January 4.
  public static int isoYearStart(int isoYear) {
    return weekStart(day(isoYear, 1, 4), 2);
  }

  /// `2024-02-29`, for messages.
  public static String text(int day) {
    int parts = parts(day);
    String digits = Integer.toString(yearOf(parts) + 10_000_000).substring(4);
    return digits
        + (monthOf(parts) < 10 ? "-0" : "-")
        + monthOf(parts)
        + (dayOfMonth(parts) < 10 ? "-0" : "-")
        + dayOfMonth(parts);
  }
}
