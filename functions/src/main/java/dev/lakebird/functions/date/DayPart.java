package dev.lakebird.functions.date;

import dev.lakebird.foundation.LakebirdException;

/// A part of a calendar: how a day is truncated to it, counted in it, and what its number is.
///
/// @param kind the part; weeks carry the day they begin on
/// @param weekday the first day of a week, 1 = Sunday to 7 = Saturday
public record DayPart(Kind kind, int weekday) {
  /// The kinds of parts.
  public enum Kind {
    DAY,
    WEEK,
    ISOWEEK,
    MONTH,
    QUARTER,
    YEAR,
    ISOYEAR,
    DAYOFWEEK,
    DAYOFYEAR
  }

  /// The part of a keyword such as `MONTH` or `WEEK(MONDAY)`.
  public static DayPart of(String keyword) {
    return switch (keyword) {
      case "WEEK", "WEEK(SUNDAY)" -> new DayPart(Kind.WEEK, 1);
      case "WEEK(MONDAY)" -> new DayPart(Kind.WEEK, 2);
      case "WEEK(TUESDAY)" -> new DayPart(Kind.WEEK, 3);
      case "WEEK(WEDNESDAY)" -> new DayPart(Kind.WEEK, 4);
      case "WEEK(THURSDAY)" -> new DayPart(Kind.WEEK, 5);
      case "WEEK(FRIDAY)" -> new DayPart(Kind.WEEK, 6);
      case "WEEK(SATURDAY)" -> new DayPart(Kind.WEEK, 7);
      case "ISOWEEK" -> new DayPart(Kind.ISOWEEK, 2);
      default -> new DayPart(Kind.valueOf(keyword), 0);
    };
  }

  /// What EXTRACT gives of the day.
  public int extract(int day) {
    return switch (kind) {
      case DAY -> CivilDate.dayOfMonth(CivilDate.parts(day));
      case MONTH -> CivilDate.monthOf(CivilDate.parts(day));
      case QUARTER -> (CivilDate.monthOf(CivilDate.parts(day)) + 2) / 3;
      case YEAR -> CivilDate.year(day);
      case DAYOFWEEK -> CivilDate.dayOfWeek(day);
      case DAYOFYEAR -> CivilDate.dayOfYear(day);
      case WEEK -> weekOfYear(day);
      case ISOYEAR -> CivilDate.isoYear(day);
      case ISOWEEK -> (day - CivilDate.isoYearStart(CivilDate.isoYear(day))) / 7 + 1;
    };
  }

  /// The bounds of [#extract].
  int extractMin() {
    return kind == Kind.WEEK ? 0 : 1;
  }

  int extractMax() {
    return switch (kind) {
      case DAY -> 31;
      case MONTH -> 12;
      case QUARTER -> 4;
      case YEAR, ISOYEAR -> 9999;
      case DAYOFWEEK -> 7;
      case DAYOFYEAR -> 366;
      case WEEK, ISOWEEK -> 53;
    };
  }

  /// Days before the first weekday of the year lie in week 0.
  private int weekOfYear(int day) {
    int first = CivilDate.day(CivilDate.year(day), 1, 1);
    int start = first + Math.floorMod(weekday - CivilDate.dayOfWeek(first), 7);
    return day < start ? 0 : (day - start) / 7 + 1;
  }

  /// The first day of the part that holds the day.
  public int truncate(int day) {
    int parts = CivilDate.parts(day);
    return switch (kind) {
      case DAY -> day;
      case WEEK, ISOWEEK -> CivilDate.weekStart(day, weekday);
      case MONTH -> day - CivilDate.dayOfMonth(parts) + 1;
      case QUARTER ->
          CivilDate.day(CivilDate.yearOf(parts), (CivilDate.monthOf(parts) - 1) / 3 * 3 + 1, 1);
      case YEAR -> CivilDate.day(CivilDate.yearOf(parts), 1, 1);
      case ISOYEAR -> CivilDate.isoYearStart(CivilDate.isoYear(day));
      case DAYOFWEEK, DAYOFYEAR -> throw notHere();
    };
  }

  /// Whether the first day of the part of every DATE is a DATE: weeks may begin in the year 0.
  boolean startsInRange() {
    return switch (kind) {
      case DAY, MONTH, QUARTER, YEAR -> true;
      case WEEK, ISOWEEK, ISOYEAR, DAYOFWEEK, DAYOFYEAR -> false;
    };
  }

  /// The last day of the part that holds the day.
  public int last(int day) {
    int parts = CivilDate.parts(day);
    int year = CivilDate.yearOf(parts);
    int month = CivilDate.monthOf(parts);
    return switch (kind) {
      case DAY -> day;
      case WEEK, ISOWEEK -> CivilDate.weekStart(day, weekday) + 6;
      case MONTH -> CivilDate.day(year, month, CivilDate.monthLength(year, month));
      case QUARTER -> {
        int end = (month + 2) / 3 * 3;
        yield CivilDate.day(year, end, CivilDate.monthLength(year, end));
      }
      case YEAR -> CivilDate.day(year, 12, 31);
      case ISOYEAR -> CivilDate.isoYearStart(CivilDate.isoYear(day) + 1) - 1;
      case DAYOFWEEK, DAYOFYEAR -> throw notHere();
    };
  }

  /// A number that grows by one at each first day of the part.
  public long boundary(int day) {
    int parts = CivilDate.parts(day);
    return switch (kind) {
      case DAY -> day;
      case WEEK, ISOWEEK -> Math.floorDiv(CivilDate.weekStart(day, weekday), 7);
      case MONTH -> CivilDate.yearOf(parts) * 12L + CivilDate.monthOf(parts);
      case QUARTER -> CivilDate.yearOf(parts) * 4L + (CivilDate.monthOf(parts) - 1) / 3;
      case YEAR -> CivilDate.yearOf(parts);
      case ISOYEAR -> CivilDate.isoYear(day);
      case DAYOFWEEK, DAYOFYEAR -> throw notHere();
    };
  }

  private LakebirdException notHere() {
    return LakebirdException.internal("A part that only EXTRACT knows: " + kind);
  }
}
