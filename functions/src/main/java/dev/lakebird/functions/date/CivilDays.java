package dev.lakebird.functions.date;

/// Days since 1970-01-01 of the proleptic Gregorian calendar, years 1 to 9999, without objects. The
/// arithmetic counts years from March and eras of 400 years from 0000-03-01.
public final class CivilDays {
  private static final int EPOCH_SHIFT = 719_468;
  private static final int DAYS_PER_ERA = 146_097;

  private CivilDays() {}

  public static int year(int days) {
    int shifted = days + EPOCH_SHIFT;
    int era = shifted / DAYS_PER_ERA;
    int dayOfEra = shifted - era * DAYS_PER_ERA;
    int yearOfEra = yearOfEra(dayOfEra);
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    return yearOfEra + era * 400 + (dayOfYear >= 306 ? 1 : 0);
  }

  public static int month(int days) {
    int fromMarch = (5 * dayFromMarch(days) + 2) / 153;
    return fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  }

  public static int day(int days) {
    int dayFromMarch = dayFromMarch(days);
    int fromMarch = (5 * dayFromMarch + 2) / 153;
    return dayFromMarch - (153 * fromMarch + 2) / 5 + 1;
  }

  /// From 1.
  public static int dayOfYear(int days) {
    return days - of(year(days), 1, 1) + 1;
  }

  /// From Sunday = 0.
  public static int weekday(int days) {
    return Math.floorMod(days + 4, 7);
  }

  /// A day that exists.
  public static int of(int year, int month, int day) {
    int fromMarch = month > 2 ? year : year - 1;
    int era = fromMarch / 400;
    int yearOfEra = fromMarch - era * 400;
    int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    return era * DAYS_PER_ERA
        + yearOfEra * 365
        + yearOfEra / 4
        - yearOfEra / 100
        + dayOfYear
        - EPOCH_SHIFT;
  }

  public static int daysInMonth(int year, int month) {
    return switch (month) {
      case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }

  /// The year of the ISO week that the day lies in.
  public static int isoYear(int days) {
    return year(thursday(days));
  }

  /// The ISO week that the day lies in, from 1.
  public static int isoWeek(int days) {
    return (dayOfYear(thursday(days)) - 1) / 7 + 1;
  }

  /// The Monday on which an ISO year begins.
  public static int isoYearStart(int isoYear) {
    int january4 = of(isoYear, 1, 4);
    return january4 - Math.floorMod(january4 + 3, 7);
  }

  private static int thursday(int days) {
    return days - Math.floorMod(days + 3, 7) + 3;
  }

  private static int dayFromMarch(int days) {
    int shifted = days + EPOCH_SHIFT;
    int dayOfEra = shifted - shifted / DAYS_PER_ERA * DAYS_PER_ERA;
    int yearOfEra = yearOfEra(dayOfEra);
    return dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
  }

  private static int yearOfEra(int dayOfEra) {
    return (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
  }
}
