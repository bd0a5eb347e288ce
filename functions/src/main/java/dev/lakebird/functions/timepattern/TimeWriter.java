package dev.lakebird.functions.timepattern;

import dev.lakebird.functions.date.CivilClock;
import dev.lakebird.functions.date.CivilDate;
import dev.lakebird.functions.date.DayPart;
import dev.lakebird.functions.date.Zones;
import dev.lakebird.functions.timepattern.TimePattern.Element;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

/// Writes a moment after a pattern.
final class TimeWriter {
  private static final int SECONDS_PER_MINUTE = 60;
  private static final int SECONDS_PER_HOUR = 3600;

  private final long unixMicros;
  private final long civilMicros;
  private final int offsetSeconds;
  private final StringBuilder out = new StringBuilder();

  private TimeWriter(long unixMicros, long civilMicros, int offsetSeconds) {
    this.unixMicros = unixMicros;
    this.civilMicros = civilMicros;
    this.offsetSeconds = offsetSeconds;
  }

  /// The text of a moment, in microseconds since 1970-01-01 00:00:00 UTC, in a zone.
  static String moment(TimePattern pattern, long micros, ZoneId zone) {
    int offsetSeconds =
        zone.getRules()
            .getOffset(Instant.ofEpochSecond(Math.floorDiv(micros, CivilClock.SECOND)))
            .getTotalSeconds();
    return write(pattern, new TimeWriter(micros, Zones.toCivil(micros, zone), offsetSeconds));
  }

  /// The text of a civil time; `%s` takes it as one of the zone.
  static String civil(TimePattern pattern, long civilMicros, ZoneId zone) {
    long unixMicros = Zones.fromCivil(civilMicros, zone);
    return write(pattern, new TimeWriter(unixMicros, civilMicros, 0));
  }

  private static String write(TimePattern pattern, TimeWriter writer) {
    for (Element element : pattern.elements()) {
      switch (element) {
        case Element.Literal e -> writer.out.append(e.text());
        case Element.Unknown e -> writer.out.append(e.text());
        case Element.Part e -> writer.part(e.code());
        case Element.FourDigitYear e -> writer.number(writer.year(), 4, '0');
        case Element.Seconds e -> writer.seconds(e.digits());
        case Element.Offset e -> writer.offset(":");
      }
    }
    return writer.out.toString();
  }

  private void part(char code) {
    switch (code) {
      case 'A' -> out.append(weekdayName());
      case 'a' -> out.append(CalendarNames.abbreviated(weekdayName()));
      case 'B' -> out.append(CalendarNames.month(month()));
      case 'b', 'h' -> out.append(CalendarNames.abbreviated(CalendarNames.month(month())));
      case 'C' -> number(year() / 100, 2, '0');
      case 'd' -> number(CivilDate.dayOfMonth(CivilDate.parts(day())), 2, '0');
      case 'e' -> number(CivilDate.dayOfMonth(CivilDate.parts(day())), 2, ' ');
      case 'G' -> out.append(CivilDate.isoYear(day()));
      case 'g' -> number(Math.floorMod(CivilDate.isoYear(day()), 100), 2, '0');
      case 'H' -> number(hour(), 2, '0');
      case 'I' -> number(hourOfHalf(), 2, '0');
      case 'J' -> number(day() - CivilDate.isoYearStart(CivilDate.isoYear(day())) + 1, 3, '0');
      case 'j' -> number(CivilDate.dayOfYear(day()), 3, '0');
      case 'k' -> number(hour(), 2, ' ');
      case 'l' -> number(hourOfHalf(), 2, ' ');
      case 'M' -> number((int) (time() / CivilClock.MINUTE % 60), 2, '0');
      case 'm' -> number(month(), 2, '0');
      case 'P' -> out.append(half().toLowerCase(Locale.ROOT));
      case 'p' -> out.append(half());
      case 'Q' -> out.append((month() + 2) / 3);
      case 'S' -> number((int) (time() / CivilClock.SECOND % 60), 2, '0');
      case 's' -> out.append(Math.floorDiv(unixMicros, CivilClock.SECOND));
      case 'U' -> number(DayPart.of("WEEK").extract(day()), 2, '0');
      case 'u' -> out.append(Math.floorMod(CivilDate.dayOfWeek(day()) - 2, 7) + 1);
      case 'V' -> number(DayPart.of("ISOWEEK").extract(day()), 2, '0');
      case 'W' -> number(DayPart.of("WEEK(MONDAY)").extract(day()), 2, '0');
      case 'w' -> out.append(CivilDate.dayOfWeek(day()) - 1);
      case 'Y' -> out.append(year());
      case 'y' -> number(Math.floorMod(year(), 100), 2, '0');
      case 'Z' -> zoneName();
      case 'z' -> offset("");
      default -> out.append('%').append(code);
    }
  }

  private int day() {
    return CivilClock.dayOf(civilMicros);
  }

  private long time() {
    return CivilClock.timeOf(civilMicros);
  }

  private int year() {
    return CivilDate.year(day());
  }

  private int month() {
    return CivilDate.monthOf(CivilDate.parts(day()));
  }

  private int hour() {
    return (int) (time() / CivilClock.HOUR);
  }

  private int hourOfHalf() {
    return (hour() + 11) % 12 + 1;
  }

  private String half() {
    return hour() < 12 ? "AM" : "PM";
  }

  private String weekdayName() {
    return CalendarNames.weekday(CivilDate.dayOfWeek(day()));
  }

  /// Digits beyond microseconds are zeros; FULL has as many as it needs.
  private void seconds(int digits) {
    part('S');
    String fraction = Long.toString(CivilClock.SECOND + time() % CivilClock.SECOND).substring(1);
    String shown =
        digits == Element.Seconds.FULL
            ? fraction.replaceAll("0+$", "")
            : (fraction + "000").substring(0, digits);
    if (!shown.isEmpty()) {
      out.append('.').append(shown);
    }
  }

  private void offset(String separator) {
    int magnitude = Math.abs(offsetSeconds);
    out.append(offsetSeconds < 0 ? '-' : '+');
    number(magnitude / SECONDS_PER_HOUR, 2, '0');
    out.append(separator);
    number(magnitude / SECONDS_PER_MINUTE % 60, 2, '0');
  }

  /// `UTC`, `UTC-7`, `UTC+5:30`.
  private void zoneName() {
    out.append("UTC");
    if (offsetSeconds == 0) {
      return;
    }
    int magnitude = Math.abs(offsetSeconds);
    out.append(offsetSeconds < 0 ? '-' : '+').append(magnitude / SECONDS_PER_HOUR);
    int minutes = magnitude / SECONDS_PER_MINUTE % 60;
    if (minutes != 0) {
      out.append(':');
      number(minutes, 2, '0');
    }
  }

  private void number(int value, int width, char fill) {
    String digits = Integer.toString(value);
    out.repeat(fill, Math.max(0, width - digits.length())).append(digits);
  }
}
