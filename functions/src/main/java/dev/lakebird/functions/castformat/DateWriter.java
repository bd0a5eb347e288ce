package dev.lakebird.functions.castformat;

import dev.lakebird.functions.date.CivilClock;
import dev.lakebird.functions.date.CivilDate;
import dev.lakebird.functions.timepattern.CalendarNames;
import java.util.Locale;

/// Writes a civil time by a model.
final class DateWriter {
  private static final int WEEKDAY_WIDTH = 9;

  private final int day;
  private final long time;
  private final int offsetSeconds;
  private final StringBuilder out = new StringBuilder();

  private DateWriter(long civilMicros, int offsetSeconds) {
    this.day = CivilClock.dayOf(civilMicros);
    this.time = CivilClock.timeOf(civilMicros);
    this.offsetSeconds = offsetSeconds;
  }

  /// The text of a civil time that is `offsetSeconds` ahead of UTC.
  static String write(DateModel model, long civilMicros, int offsetSeconds) {
    var writer = new DateWriter(civilMicros, offsetSeconds);
    model.elements().forEach(writer::write);
    return writer.out.toString();
  }

  private void write(DateElement element) {
    int parts = CivilDate.parts(day);
    int year = CivilDate.yearOf(parts);
    int hour = (int) (time / CivilClock.HOUR);
    switch (element.kind()) {
      case LITERAL, SPACE -> out.append(element.text());
      case YYYY, RRRR -> number(year, 4);
      case YYY -> number(year % 1000, 3);
      case YY, RR -> number(year % 100, 2);
      case Y -> number(year % 10, 1);
      case Y_YYY -> {
        out.append(year / 1000).append(',');
        number(year % 1000, 3);
      }
      case MM -> number(CivilDate.monthOf(parts), 2);
      case MON ->
          out.append(
              cased(
                  CalendarNames.abbreviated(CalendarNames.month(CivilDate.monthOf(parts))),
                  element));
      case MONTH -> out.append(cased(CalendarNames.month(CivilDate.monthOf(parts)), element));
      case DD -> number(CivilDate.dayOfMonth(parts), 2);
      case DDD -> number(CivilDate.dayOfYear(day), 3);
      case D -> out.append(CivilDate.dayOfWeek(day));
      case DAY -> {
        String name = CalendarNames.weekday(CivilDate.dayOfWeek(day));
        out.append(cased(name, element)).repeat(' ', WEEKDAY_WIDTH - name.length());
      }
      case DY ->
          out.append(
              cased(
                  CalendarNames.abbreviated(CalendarNames.weekday(CivilDate.dayOfWeek(day))),
                  element));
      case HH, HH12 -> number((hour + 11) % 12 + 1, 2);
      case HH24 -> number(hour, 2);
      case MI -> number((int) (time / CivilClock.MINUTE % 60), 2);
      case SS -> number((int) (time / CivilClock.SECOND % 60), 2);
      case SSSSS -> number((int) (time / CivilClock.SECOND), 5);
      case FF -> {
        String fraction = Long.toString(CivilClock.SECOND + time % CivilClock.SECOND).substring(1);
        out.append((fraction + "000"), 0, element.digits());
      }
      case AM -> out.append(meridian(hour < 12 ? "AM" : "PM", element));
      case AM_DOTS -> out.append(meridian(hour < 12 ? "A.M." : "P.M.", element));
      case TZH -> {
        out.append(offsetSeconds < 0 ? '-' : '+');
        number(Math.abs(offsetSeconds) / 3600, 2);
      }
      case TZM -> number(Math.abs(offsetSeconds) / 60 % 60, 2);
    }
  }

  /// In the case of the element: `DAY`, `Day` or `day`.
  private static String cased(String name, DateElement element) {
    String text = element.text();
    if (Character.isLowerCase(text.charAt(0))) {
      return name.toLowerCase(Locale.ROOT);
    }
    return Character.isUpperCase(text.charAt(1)) ? name.toUpperCase(Locale.ROOT) : name;
  }

  private static String meridian(String text, DateElement element) {
    return Character.isLowerCase(element.text().charAt(0)) ? text.toLowerCase(Locale.ROOT) : text;
  }

  private void number(int value, int width) {
    String digits = Integer.toString(value);
    out.repeat('0', Math.max(0, width - digits.length())).append(digits);
  }
}
