package dev.lakebird.functions.timepattern;

import dev.lakebird.functions.date.CivilDate;
import java.util.OptionalLong;

/// The date elements read so far. What is not said is that of 1970-01-01; where elements say the same
/// in two ways, the later holds. ISO 8601 elements count only where no others say a date.
final class ParsedDate {
  /// What the day follows from.
  private enum Way {
    MONTH_AND_DAY,
    DAY_OF_YEAR,
    WEEK
  }

  private static final int NOT_SAID = -1;
  private static final int EPOCH_YEAR = 1970;
  private static final int CENTURY_PIVOT = 69;
  private static final int SUNDAY = 1;
  private static final int MONDAY = 2;

  private int year = EPOCH_YEAR;
  private int century = NOT_SAID;
  private int yearOfCentury = NOT_SAID;
  private int month = 1;
  private int dayOfMonth = 1;
  private int dayOfYear = 1;
  private int week;
  private int weekStart = SUNDAY;
  private int weekday = NOT_SAID;
  private Way way = Way.MONTH_AND_DAY;
  private boolean plain;
  private int isoYear = NOT_SAID;
  private int isoWeek = NOT_SAID;
  private int isoDay = NOT_SAID;

  void year(int value) {
    plain = true;
    year = value;
    century = NOT_SAID;
    yearOfCentury = NOT_SAID;
  }

  void century(int value) {
    plain = true;
    century = value;
    joinCentury();
  }

  void yearOfCentury(int value) {
    plain = true;
    yearOfCentury = value;
    joinCentury();
  }

  private void joinCentury() {
    int inCentury = Math.max(0, yearOfCentury);
    int hundreds = century != NOT_SAID ? century : inCentury < CENTURY_PIVOT ? 20 : 19;
    year = hundreds * 100 + inCentury;
  }

  void month(int value) {
    plain = true;
    month = value;
    way = Way.MONTH_AND_DAY;
  }

  void dayOfMonth(int value) {
    plain = true;
    dayOfMonth = value;
    way = Way.MONTH_AND_DAY;
  }

  void dayOfYear(int value) {
    plain = true;
    dayOfYear = value;
    way = Way.DAY_OF_YEAR;
  }

  /// A week of the year, counted from the first that begins in it; `firstDay` 1 is Sunday.
  void week(int value, int firstDay) {
    plain = true;
    week = value;
    weekStart = firstDay;
    way = Way.WEEK;
  }

  /// From 1 = Sunday.
  void weekday(int value) {
    weekday = value;
  }

  void isoYear(int value) {
    isoYear = value;
  }

  void isoYearOfCentury(int value) {
    isoYear = (value < CENTURY_PIVOT ? 2000 : 1900) + value;
  }

  void isoWeek(int value) {
    isoWeek = value;
    isoDay = NOT_SAID;
  }

  void isoDay(int value) {
    isoDay = value;
    isoWeek = NOT_SAID;
  }

  /// Days since 1970-01-01, perhaps of the years 0 or 10000; empty where there is no such day.
  OptionalLong day() {
    if (!plain && isoYear != NOT_SAID) {
      return ofIso();
    }
    return switch (way) {
      case MONTH_AND_DAY ->
          dayOfMonth > CivilDate.monthLength(year, month)
              ? OptionalLong.empty()
              : OptionalLong.of(CivilDate.day(year, month, dayOfMonth));
      case DAY_OF_YEAR ->
          dayOfYear > (CivilDate.isLeap(year) ? 366 : 365)
              ? OptionalLong.empty()
              : OptionalLong.of(CivilDate.day(year, 1, 1) + dayOfYear - 1L);
      case WEEK -> ofWeek();
    };
  }

  private OptionalLong ofWeek() {
    int first = CivilDate.day(year, 1, 1);
    int start = first + Math.floorMod(weekStart - CivilDate.dayOfWeek(first), 7);
    int inWeek = weekday == NOT_SAID ? 0 : Math.floorMod(weekday - weekStart, 7);
    int day = start + (week - 1) * 7 + inWeek;
    return CivilDate.year(day) == year ? OptionalLong.of(day) : OptionalLong.empty();
  }

  private OptionalLong ofIso() {
    int start = CivilDate.isoYearStart(isoYear);
    int day = start;
    if (isoDay != NOT_SAID) {
      day = start + isoDay - 1;
    } else if (isoWeek != NOT_SAID) {
      int inWeek = weekday == NOT_SAID ? 0 : Math.floorMod(weekday - MONDAY, 7);
      day = start + (isoWeek - 1) * 7 + inWeek;
    }
    return CivilDate.isoYear(day) == isoYear ? OptionalLong.of(day) : OptionalLong.empty();
  }
}
