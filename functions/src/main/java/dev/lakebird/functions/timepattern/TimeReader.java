package dev.lakebird.functions.timepattern;

import dev.lakebird.functions.date.CivilClock;
import dev.lakebird.functions.date.Zones;
import dev.lakebird.functions.timepattern.TimePattern.Element;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Reads a moment after a pattern.
final class TimeReader {
  private static final int YEAR_MAX = 10_000;
  private static final int CENTURY_MAX = 100;
  private static final int SUNDAY = 1;
  private static final int MONDAY = 2;

  private final TextCursor text;
  private final ParsedDate date = new ParsedDate();
  private int hour;
  private boolean hourOfHalf;
  private boolean afternoon;
  private int minute;
  private int second;
  private long fractionMicros;
  private @Nullable ZoneId zone;
  private boolean unixSaid;
  private long unixSeconds;

  private TimeReader(String text) {
    this.text = new TextCursor(text);
  }

  /// Microseconds since 1970-01-01 00:00:00 UTC, not held to any range; empty where the text does not
  /// follow the pattern.
  ///
  /// @param zone of moments that do not say theirs
  static OptionalLong read(TimePattern pattern, String text, ZoneId zone) {
    var reader = new TimeReader(text);
    reader.text.skipSpace();
    for (int i = 0; i < pattern.elements().size(); i++) {
      if (!reader.element(pattern.elements().get(i), pattern.isLiteralAfter(i))) {
        return OptionalLong.empty();
      }
    }
    reader.text.skipSpace();
    return reader.text.atEnd() ? reader.moment(zone) : OptionalLong.empty();
  }

  private OptionalLong moment(ZoneId otherwise) {
    if (unixSaid) {
      boolean near = Math.abs(unixSeconds) <= CivilClock.MICROS_MAX / CivilClock.SECOND + 1;
      return near ? OptionalLong.of(unixSeconds * CivilClock.SECOND) : OptionalLong.empty();
    }
    OptionalLong day = date.day();
    if (day.isEmpty()) {
      return day;
    }
    int hours = hourOfHalf && afternoon && hour < 12 ? hour + 12 : hour;
    long civil =
        day.getAsLong() * CivilClock.DAY
            + CivilClock.time(hours, minute, second)
            + (second == 60 ? 0 : fractionMicros);
    return OptionalLong.of(Zones.fromCivil(civil, zone == null ? otherwise : zone));
  }

  /// Years and centuries may have a digit more than usual where text and not another element follows.
  private boolean element(Element element, boolean literalFollows) {
    return switch (element) {
      case Element.Part(char code) when code == 'Y' ->
          set(text.number(literalFollows ? 5 : 4, 0, YEAR_MAX), date::year);
      case Element.Part(char code) when code == 'C' ->
          set(text.number(literalFollows ? 3 : 2, 0, CENTURY_MAX), date::century);
      case Element.Literal e -> literal(e.text());
      case Element.Part e -> part(e.code());
      case Element.Seconds e -> seconds(e.digits());
      case Element.Offset e -> offset(true);
      case Element.FourDigitYear e -> {
        int from = text.at();
        int year = text.number(4, 0, 9999);
        date.year(year);
        yield year != TextCursor.NONE && text.at() - from == 4;
      }
      case Element.Unknown e -> false;
    };
  }

  /// White space matches any, also none.
  private boolean literal(String wanted) {
    for (int i = 0; i < wanted.length(); i++) {
      if (TextCursor.isSpace(wanted.charAt(i))) {
        text.skipSpace();
      } else if (!text.read(wanted.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean part(char code) {
    return switch (code) {
      case 'A', 'a' -> {
        var found = CalendarNames.findWeekday(text.text(), text.at());
        date.weekday(found.number());
        yield named(found);
      }
      case 'B', 'b', 'h' -> {
        var found = CalendarNames.findMonth(text.text(), text.at());
        date.month(Math.max(1, found.number()));
        yield named(found);
      }
      case 'd', 'e' -> set(text.number(2, 1, 31), date::dayOfMonth);
      case 'G' -> set(text.number(5, 0, YEAR_MAX), date::isoYear);
      case 'g' -> set(text.number(2, 0, 99), date::isoYearOfCentury);
      case 'H', 'k' -> {
        hourOfHalf = false;
        yield set(text.number(2, 0, 23), value -> hour = value);
      }
      case 'I', 'l' -> {
        hourOfHalf = true;
        yield set(text.number(2, 1, 12), value -> hour = value % 12);
      }
      case 'J' -> set(text.number(3, 1, 371), date::isoDay);
      case 'j' -> set(text.number(3, 1, 366), date::dayOfYear);
      case 'M' -> set(text.number(2, 0, 59), value -> minute = value);
      case 'm' -> set(text.number(2, 1, 12), date::month);
      case 'P', 'p' -> half();
      case 'Q' -> set(text.number(1, 1, 4), value -> date.month(value * 3 - 2));
      case 'S' -> {
        fractionMicros = 0;
        yield set(text.number(2, 0, 60), value -> second = value);
      }
      case 's' -> unixSeconds();
      case 'U' -> set(text.number(2, 0, 53), value -> date.week(value, SUNDAY));
      case 'u' -> set(text.number(1, 1, 7), value -> date.weekday(value % 7 + 1));
      case 'V' -> set(text.number(2, 1, 53), date::isoWeek);
      case 'W' -> set(text.number(2, 0, 53), value -> date.week(value, MONDAY));
      case 'w' -> set(text.number(1, 0, 6), value -> date.weekday(value + 1));
      case 'y' -> set(text.number(2, 0, 99), date::yearOfCentury);
      case 'Z' -> zoneName();
      case 'z' -> offset(false);
      default -> false;
    };
  }

  /// Takes a number.
  private interface Part {
    void set(int value);
  }

  private static boolean set(int value, Part part) {
    if (value == TextCursor.NONE) {
      return false;
    }
    part.set(value);
    return true;
  }

  private boolean named(CalendarNames.Found found) {
    text.skip(found.length());
    return found.number() != 0;
  }

  private boolean half() {
    if (text.text().regionMatches(true, text.at(), "AM", 0, 2)) {
      afternoon = false;
    } else if (text.text().regionMatches(true, text.at(), "PM", 0, 2)) {
      afternoon = true;
    } else {
      return false;
    }
    text.skip(2);
    return true;
  }

  /// Seconds with at most `digits` digits of a fraction, which may be missing.
  private boolean seconds(int digits) {
    if (!part('S')) {
      return false;
    }
    if (digits == 0 || text.peek() != '.') {
      return true;
    }
    text.skip(1);
    int count = 0;
    long unit = CivilClock.SECOND / 10;
    while ((digits == Element.Seconds.FULL || count < digits) && TextCursor.isDigit(text.peek())) {
      fractionMicros += (text.peek() - '0') * unit;
      unit /= 10;
      text.skip(1);
      count++;
    }
    return count > 0;
  }

  private boolean unixSeconds() {
    int from = text.at();
    text.read('-');
    while (TextCursor.isDigit(text.peek())) {
      text.skip(1);
    }
    try {
      unixSeconds = Long.parseLong(text.text().substring(from, text.at()));
    } catch (NumberFormatException e) {
      // No digits, or more than a long has.
      return false;
    }
    unixSaid = true;
    return true;
  }

  /// `+HH[MM]`; with `extended` also `+HH:MM` and `Z`.
  private boolean offset(boolean extended) {
    if (extended && text.read('Z')) {
      zone = ZoneOffset.UTC;
      return true;
    }
    boolean negative = text.peek() == '-';
    if (!negative && text.peek() != '+') {
      return false;
    }
    text.skip(1);
    int from = text.at();
    int hours = text.number(2, 0, 14);
    if (hours == TextCursor.NONE || text.at() - from != 2) {
      return false;
    }
    int minutes = 0;
    boolean separated = extended && text.read(':');
    if (separated || TextCursor.isDigit(text.peek())) {
      int start = text.at();
      minutes = text.number(2, 0, 59);
      if (minutes == TextCursor.NONE || text.at() - start != 2) {
        return false;
      }
    }
    int seconds = (hours * 60 + minutes) * 60;
    if (seconds > 14 * 3600) {
      return false;
    }
    zone = ZoneOffset.ofTotalSeconds(negative ? -seconds : seconds);
    return true;
  }

  private boolean zoneName() {
    int from = text.at();
    while (!text.atEnd() && !TextCursor.isSpace(text.peek())) {
      text.skip(1);
    }
    String name = text.text().substring(from, text.at());
    boolean fromUtc = name.startsWith("UTC+") || name.startsWith("UTC-");
    Optional<ZoneId> named =
        name.equalsIgnoreCase("Z")
            ? Optional.empty()
            : Zones.parse(fromUtc ? name.substring(3) : name);
    zone = named.orElse(null);
    return named.isPresent();
  }
}
