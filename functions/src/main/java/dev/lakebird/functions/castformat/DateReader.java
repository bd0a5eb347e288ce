package dev.lakebird.functions.castformat;

import dev.lakebird.functions.date.CivilClock;
import dev.lakebird.functions.date.CivilDate;
import dev.lakebird.functions.date.Zones;
import dev.lakebird.functions.timepattern.CalendarNames;
import dev.lakebird.functions.timepattern.TextCursor;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.OptionalLong;

/// Reads a moment by a model. A year or month that is not said is the current one, a day 1, anything
/// else 0.
final class DateReader {
  private static final int YEAR_MAX = 10_000;
  private static final int OFFSET_SECONDS_MAX = 14 * 3600;

  private final TextCursor text;
  private final int currentYear;
  private int year;
  private int month;
  private int dayOfMonth = 1;
  private int dayOfYear = TextCursor.NONE;
  private int hour;
  private int minute;
  private int second;
  private long secondOfDay = TextCursor.NONE;
  private long fractionMicros;
  private boolean afternoon;
  private boolean zoneSaid;
  private boolean zoneNegative;
  private int zoneMinutes;

  private DateReader(String text, int today) {
    this.text = new TextCursor(text);
    int parts = CivilDate.parts(today);
    this.currentYear = CivilDate.yearOf(parts);
    this.year = currentYear;
    this.month = CivilDate.monthOf(parts);
  }

  /// Microseconds since 1970-01-01 00:00:00 UTC, not held to any range; empty where the text does not
  /// follow the model.
  ///
  /// @param zone of moments that do not say theirs
  /// @param nowMicros what the current year and month are those of
  static OptionalLong read(DateModel model, String text, ZoneId zone, long nowMicros) {
    var reader = new DateReader(text, CivilClock.dayOf(Zones.toCivil(nowMicros, zone)));
    reader.skipSpace();
    for (int i = 0; i < model.elements().size(); i++) {
      boolean last = i + 1 == model.elements().size();
      boolean exact = !last && model.elements().get(i + 1).isNumber();
      if (!reader.element(model.elements().get(i), exact)) {
        return OptionalLong.empty();
      }
    }
    reader.skipSpace();
    return reader.text.atEnd() ? reader.moment(zone) : OptionalLong.empty();
  }

  private OptionalLong moment(ZoneId zone) {
    long day;
    if (dayOfYear != TextCursor.NONE) {
      if (dayOfYear > (CivilDate.isLeap(year) ? 366 : 365)) {
        return OptionalLong.empty();
      }
      day = CivilDate.day(year, 1, 1) + dayOfYear - 1L;
    } else {
      if (dayOfMonth > CivilDate.monthLength(year, month)) {
        return OptionalLong.empty();
      }
      day = CivilDate.day(year, month, dayOfMonth);
    }
    long time =
        secondOfDay == TextCursor.NONE
            ? CivilClock.time(afternoon ? hour + 12L : hour, minute, second)
            : secondOfDay * CivilClock.SECOND;
    long civil = day * CivilClock.DAY + time + fractionMicros;
    if (!zoneSaid) {
      return OptionalLong.of(Zones.fromCivil(civil, zone));
    }
    int seconds = zoneMinutes * 60;
    return seconds > OFFSET_SECONDS_MAX
        ? OptionalLong.empty()
        : OptionalLong.of(
            Zones.fromCivil(civil, ZoneOffset.ofTotalSeconds(zoneNegative ? -seconds : seconds)));
  }

  /// @param exact whether digits of the next element follow, so that all digits of this must be there
  private boolean element(DateElement element, boolean exact) {
    return switch (element.kind()) {
      case LITERAL -> literal(element.text());
      case SPACE -> {
        int from = text.at();
        skipSpace();
        yield text.at() > from;
      }
      case YYYY, RRRR -> setYear(exact ? exactly(4, 0, 9999) : upTo(5, 0, YEAR_MAX));
      case YYY -> setYear(joined(exactly(3, 0, 999), 1000));
      case YY -> setYear(joined(exactly(2, 0, 99), 100));
      case Y -> setYear(joined(exactly(1, 0, 9), 10));
      case RR -> setYear(nearest(exactly(2, 0, 99)));
      case Y_YYY -> yearWithComma();
      case MM -> set(number(2, 1, 12, exact), value -> month = value);
      case MON -> {
        var found = CalendarNames.findMonth(text.text(), text.at());
        text.skip(Math.min(3, found.length()));
        month = Math.max(1, found.number());
        yield found.number() != 0;
      }
      case MONTH -> {
        var found = CalendarNames.findMonth(text.text(), text.at());
        text.skip(found.length());
        month = Math.max(1, found.number());
        yield found.number() != 0 && found.length() == CalendarNames.month(found.number()).length();
      }
      case DD -> set(number(2, 1, 31, exact), value -> dayOfMonth = value);
      case DDD -> set(number(3, 1, 366, exact), value -> dayOfYear = value);
      case HH, HH12 -> set(number(2, 1, 12, exact), value -> hour = value % 12);
      case HH24 -> set(number(2, 0, 23, exact), value -> hour = value);
      case MI -> set(number(2, 0, 59, exact), value -> minute = value);
      case SS -> set(number(2, 0, 59, exact), value -> second = value);
      case SSSSS -> set(number(5, 0, 86_399, exact), value -> secondOfDay = value);
      case FF -> fraction(element.digits(), exact);
      case AM -> meridian("AM", "PM");
      case AM_DOTS -> meridian("A.M.", "P.M.");
      case TZH -> zoneHour(exact);
      case TZM -> set(number(2, 0, 59, exact), value -> zoneMinutes += value);
      case D, DAY, DY -> false;
    };
  }

  private void skipSpace() {
    while (!text.atEnd() && isSpace(text.peek())) {
      text.skip(1);
    }
  }

  private static boolean isSpace(char c) {
    return TextCursor.isSpace(c) || Character.isSpaceChar(c);
  }

  private boolean literal(String wanted) {
    boolean found = text.text().startsWith(wanted, text.at());
    text.skip(found ? wanted.length() : 0);
    return found;
  }

  private int number(int width, int min, int max, boolean exact) {
    return exact ? exactly(width, min, max) : upTo(width, min, max);
  }

  private int upTo(int width, int min, int max) {
    return text.number(width, min, max);
  }

  private int exactly(int width, int min, int max) {
    int from = text.at();
    int value = text.number(width, min, max);
    return text.at() - from == width ? value : TextCursor.NONE;
  }

  /// Takes a number.
  private interface Target {
    void set(int value);
  }

  private static boolean set(int value, Target target) {
    if (value == TextCursor.NONE) {
      return false;
    }
    target.set(value);
    return true;
  }

  private boolean setYear(int value) {
    return set(value, number -> year = number);
  }

  /// The last digits of a year before which those of the current year stand.
  private int joined(int value, int unit) {
    return value == TextCursor.NONE ? value : currentYear / unit * unit + value;
  }

  /// The year with these last two digits that is nearest by the rule of RR.
  private int nearest(int value) {
    if (value == TextCursor.NONE) {
      return value;
    }
    boolean late = value >= 50;
    boolean nowLate = currentYear % 100 >= 50;
    int century = currentYear / 100 + (late == nowLate ? 0 : late ? -1 : 1);
    return century * 100 + value;
  }

  private boolean yearWithComma() {
    int thousands = upTo(2, 0, 10);
    if (thousands == TextCursor.NONE || !text.read(',')) {
      return false;
    }
    int rest = exactly(3, 0, 999);
    return rest != TextCursor.NONE && setYear(thousands * 1000 + rest);
  }

  /// Digits beyond those of the element round it.
  private boolean fraction(int digits, boolean exact) {
    int from = text.at();
    int most = exact ? digits : 9;
    while (text.at() - from < most && TextCursor.isDigit(text.peek())) {
      text.skip(1);
    }
    String read = text.text().substring(from, text.at());
    if (read.isEmpty() || (exact && read.length() < digits)) {
      return false;
    }
    String kept = (read + "000000000").substring(0, 9);
    long unit = 1;
    for (int i = digits; i < 9; i++) {
      unit *= 10;
    }
    long nanos = Long.parseLong(kept);
    long rounded = unit == 1 ? nanos : (nanos + unit / 2) / unit * unit;
    fractionMicros = rounded / 1000;
    return true;
  }

  private boolean meridian(String morning, String evening) {
    int length = morning.length();
    if (text.text().regionMatches(true, text.at(), evening, 0, length)) {
      afternoon = true;
    } else if (!text.text().regionMatches(true, text.at(), morning, 0, length)) {
      return false;
    }
    text.skip(length);
    return true;
  }

  private boolean zoneHour(boolean exact) {
    char sign = text.peek();
    if (sign != '+' && sign != '-' && sign != ' ') {
      return false;
    }
    text.skip(1);
    zoneSaid = true;
    zoneNegative = sign == '-';
    return set(number(2, 0, 14, exact), value -> zoneMinutes += value * 60);
  }
}
