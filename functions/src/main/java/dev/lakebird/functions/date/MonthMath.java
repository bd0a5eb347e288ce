package dev.lakebird.functions.date;

import dev.lakebird.functions.adapter.RowErrors;
import java.util.List;
import java.util.Locale;

/// Kernels of ADD_MONTHS, MONTHS_BETWEEN and NEXT_DAY.
final class MonthMath {
  private static final double DAYS = 31;
  private static final List<String> WEEK =
      List.of("SUNDAY", "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY");

  private MonthMath() {}

  /// The civil time some months later.
  ///
  /// @param micros microseconds since 1970
  static long plusMicros(long micros, long months) {
    return plus(CivilClock.dayOf(micros), months) * CivilClock.DAY + CivilClock.timeOf(micros);
  }

  static int plus(int day, long months) {
    int moved = CivilSteps.plus(day, months, "MONTH");
    if (!isLast(day)) {
      return moved;
    }
    int parts = CivilDate.parts(moved);
    int year = CivilDate.yearOf(parts);
    int month = CivilDate.monthOf(parts);
    return CivilDate.day(year, month, CivilDate.monthLength(year, month));
  }

  private static boolean isLast(int day) {
    int parts = CivilDate.parts(day);
    return CivilDate.dayOfMonth(parts)
        == CivilDate.monthLength(CivilDate.yearOf(parts), CivilDate.monthOf(parts));
  }

  static double between(int end, int start) {
    return between(end * CivilClock.DAY, start * CivilClock.DAY);
  }

  /// Between civil times, in microseconds since 1970; of the same days or last days it looks at no time.
  static double between(long endMicros, long startMicros) {
    int end = CivilClock.dayOf(endMicros);
    int start = CivilClock.dayOf(startMicros);
    int a = CivilDate.parts(end);
    int b = CivilDate.parts(start);
    int months =
        (CivilDate.yearOf(a) - CivilDate.yearOf(b)) * 12
            + CivilDate.monthOf(a)
            - CivilDate.monthOf(b);
    int days = CivilDate.dayOfMonth(a) - CivilDate.dayOfMonth(b);
    if (days == 0 || isLast(end) && isLast(start)) {
      return months;
    }
    long time = CivilClock.timeOf(endMicros) - CivilClock.timeOf(startMicros);
    return months + (days + time / (double) CivilClock.DAY) / DAYS;
  }

  static int next(int day, String name) {
    String wanted = name.toUpperCase(Locale.ROOT);
    for (int i = 0; i < WEEK.size(); i++) {
      String weekday = WEEK.get(i);
      if (weekday.equals(wanted) || weekday.substring(0, 3).equals(wanted)) {
        int ahead = Math.floorMod(i + 1 - CivilDate.dayOfWeek(day), 7);
        return CivilSteps.plus(day, ahead == 0 ? 7 : ahead, "DAY");
      }
    }
    throw RowErrors.invalid("Invalid day of week: " + name);
  }
}
