package dev.lakebird.functions.timepattern;

/// English names of months and weekdays.
public final class CalendarNames {
  private static final String[] MONTHS = {
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December"
  };
  private static final String[] WEEKDAYS = {
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"
  };
  private static final int SHORT = 3;

  private CalendarNames() {}

  /// The name of a month from 1 to 12.
  public static String month(int month) {
    return MONTHS[month - 1];
  }

  /// The name of a weekday from 1 = Sunday to 7 = Saturday.
  public static String weekday(int weekday) {
    return WEEKDAYS[weekday - 1];
  }

  /// The first three letters.
  public static String abbreviated(String name) {
    return name.substring(0, SHORT);
  }

  /// A name found in a text.
  ///
  /// @param number of the month or weekday, from 1; 0 where there is none
  /// @param length of the name as it is written
  public record Found(int number, int length) {
    static final Found NONE = new Found(0, 0);
  }

  /// The month whose name, in full or abbreviated and in any case, stands at `from`.
  public static Found findMonth(String text, int from) {
    return find(MONTHS, text, from);
  }

  /// The weekday whose name, in full or abbreviated and in any case, stands at `from`.
  public static Found findWeekday(String text, int from) {
    return find(WEEKDAYS, text, from);
  }

  private static Found find(String[] names, String text, int from) {
    for (int i = 0; i < names.length; i++) {
      String name = names[i];
      if (text.regionMatches(true, from, name, 0, name.length())) {
        return new Found(i + 1, name.length());
      }
    }
    for (int i = 0; i < names.length; i++) {
      if (text.regionMatches(true, from, names[i], 0, SHORT)) {
        return new Found(i + 1, SHORT);
      }
    }
    return Found.NONE;
  }
}
