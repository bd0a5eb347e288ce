package dev.lakebird.export.text;

/// Dates and times of day in digits, for years 1 to 9999. Source of the calendar: Howard Hinnant,
/// "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
final class CivilDigits {
  static final long MICROS_PER_SECOND = 1_000_000L;
  static final long MICROS_PER_DAY = 86_400L * MICROS_PER_SECOND;

  private static final int DAYS_TO_1970 = 719_468;
  private static final int DAYS_PER_ERA = 146_097;

  private CivilDigits() {}

  /// `2026-01-02`, from days since 1970-01-01.
  static void date(int days, TextBuffer out) {
    int shifted = days + DAYS_TO_1970;
    int era = Math.floorDiv(shifted, DAYS_PER_ERA);
    int dayOfEra = shifted - era * DAYS_PER_ERA;
    int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int shiftedMonth = (5 * dayOfYear + 2) / 153;
    int day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1;
    int month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
    int year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    out.digits(year, 4);
    out.append((byte) '-');
    out.digits(month, 2);
    out.append((byte) '-');
    out.digits(day, 2);
  }

  /// `03:04:05` or `03:04:05.000006`, from microseconds since midnight.
  static void time(long micros, TextBuffer out) {
    long seconds = micros / MICROS_PER_SECOND;
    out.digits(seconds / 3600, 2);
    out.append((byte) ':');
    out.digits(seconds / 60 % 60, 2);
    out.append((byte) ':');
    out.digits(seconds % 60, 2);
    long fraction = micros % MICROS_PER_SECOND;
    if (fraction != 0) {
      out.append((byte) '.');
      out.digits(fraction, 6);
    }
  }
}
