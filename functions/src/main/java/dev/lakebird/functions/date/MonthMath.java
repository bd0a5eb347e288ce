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
    int a = CivilDate.parts(end);
    int b = CivilDate.parts(start);
    int months =
        (CivilDate.yearOf(a) - CivilDate.yearOf(b)) * 12
            + CivilDate.monthOf(a)
            - CivilDate.monthOf(b);
    int days = CivilDate.dayOfMonth(a) - CivilDate.dayOfMonth(b);
    return isLast(end) && isLast(start) ? months : months + days / DAYS;
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
