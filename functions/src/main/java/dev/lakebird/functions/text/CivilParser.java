package dev.lakebird.functions.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Reads dates and times in their canonical formats; empty where the text is none. Source: GoogleSQL
/// reference, "Data types", canonical formats.
public final class CivilParser {
  private final String text;
  private int at;
  private boolean failed;

  private CivilParser(String text) {
    this.text = text;
  }

  /// `YYYY-[M]M-[D]D` as days since 1970-01-01.
  public static OptionalInt date(String text) {
    var parser = new CivilParser(text);
    Optional<LocalDate> date = parser.readDate();
    return date.isPresent() && parser.atEnd()
        ? OptionalInt.of((int) date.get().toEpochDay())
        : OptionalInt.empty();
  }

  /// `[H]H:[M]M:[S]S[.F]` as microseconds since midnight.
  public static OptionalLong time(String text) {
    var parser = new CivilParser(text);
    long micros = parser.readTime();
    return !parser.failed && parser.atEnd() && micros < CivilText.MICROS_PER_DAY
        ? OptionalLong.of(micros)
        : OptionalLong.empty();
  }

  /// A date with or without a time after a space or `T`, as microseconds since 1970-01-01 00:00:00.
  public static OptionalLong datetime(String text) {
    var parser = new CivilParser(text);
    OptionalLong civil = parser.readDatetime();
    return parser.atEnd() ? inRange(civil) : OptionalLong.empty();
  }

  /// A datetime with or without a zone (`Z`, `+H[H][:MM]`, or a name after a space), as microseconds
  /// since 1970-01-01 00:00:00 UTC; `zone` holds where the text has none.
  public static OptionalLong timestamp(String text, ZoneId zone) {
    var parser = new CivilParser(text);
    OptionalLong civil = parser.readDatetime();
    if (civil.isEmpty()) {
      return civil;
    }
    Optional<ZoneId> said = parser.readZone();
    if (parser.failed || !parser.atEnd()) {
      return OptionalLong.empty();
    }
    return inRange(OptionalLong.of(toTimestamp(civil.getAsLong(), said.orElse(zone))));
  }

  /// Whether the text of a timestamp carries a zone of its own.
  public static boolean hasZone(String text) {
    var parser = new CivilParser(text);
    return parser.readDatetime().isPresent() && parser.readZone().isPresent();
  }

  /// The instant of a civil time in a zone; in a gap, the time is moved on by the gap's length, in an
  /// overlap the earlier offset holds.
  public static long toTimestamp(long civilMicros, ZoneId zone) {
    if (zone instanceof ZoneOffset offset) {
      return civilMicros - offset.getTotalSeconds() * CivilText.MICROS_PER_SECOND;
    }
    LocalDateTime civil = CivilText.civil(civilMicros);
    ZoneOffset offset = civil.atZone(zone).getOffset();
    if (zone.getRules().getValidOffsets(civil).isEmpty()) {
      offset = zone.getRules().getTransition(civil).getOffsetBefore();
    }
    return civilMicros - offset.getTotalSeconds() * CivilText.MICROS_PER_SECOND;
  }

  /// A zone by name, or `[UTC]+H[H][:MM]`; empty where there is none.
  public static Optional<ZoneId> zone(String name) {
    var parser = new CivilParser(name);
    if (!name.isEmpty() && (name.charAt(0) == '+' || name.charAt(0) == '-')) {
      Optional<ZoneId> offset = parser.readZone();
      return !parser.failed && parser.atEnd() ? offset : Optional.empty();
    }
    try {
      return Optional.of(ZoneId.of(name));
    } catch (DateTimeException e) {
      return ZoneId.getAvailableZoneIds().stream()
          .filter(id -> id.equalsIgnoreCase(name))
          .findFirst()
          .map(ZoneId::of);
    }
  }

  private static OptionalLong inRange(OptionalLong micros) {
    return micros.isPresent()
            && micros.getAsLong() >= CivilText.MICROS_MIN
            && micros.getAsLong() <= CivilText.MICROS_MAX
        ? micros
        : OptionalLong.empty();
  }

  private Optional<LocalDate> readDate() {
    int year = digits(4, 4);
    expect('-');
    int month = digits(1, 2);
    expect('-');
    int day = digits(1, 2);
    if (failed || year < 1) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.of(year, month, day));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private OptionalLong readDatetime() {
    Optional<LocalDate> date = readDate();
    if (date.isEmpty()) {
      return OptionalLong.empty();
    }
    long micros = date.get().toEpochDay() * CivilText.MICROS_PER_DAY;
    boolean letter = peek() == 'T' || peek() == 't';
    if (letter || (peek() == ' ' && at + 1 < text.length() && isDigit(text.charAt(at + 1)))) {
      at++;
      micros += readTime();
    }
    return failed ? OptionalLong.empty() : OptionalLong.of(micros);
  }

  /// Second 60 is the first of the next minute.
  private long readTime() {
    int hour = digits(1, 2);
    expect(':');
    int minute = digits(1, 2);
    expect(':');
    int second = digits(1, 2);
    long micros = 0;
    if (!failed && peek() == '.') {
      at++;
      int from = at;
      micros = digits(0, 6);
      for (int i = at - from; i < 6; i++) {
        micros *= 10;
      }
    }
    if (hour > 23 || minute > 59 || second > 60) {
      failed = true;
    }
    return ((hour * 60L + minute) * 60 + second) * CivilText.MICROS_PER_SECOND
        + (second == 60 ? 0 : micros);
  }

  private Optional<ZoneId> readZone() {
    char c = peek();
    if (c == 'Z' || c == 'z') {
      at++;
      return Optional.of(ZoneOffset.UTC);
    }
    if (c == '+' || c == '-') {
      at++;
      int hours = digits(1, 2);
      int minutes = 0;
      if (peek() == ':') {
        at++;
        minutes = digits(1, 2);
      }
      if (failed || hours > 14 || minutes > 59 || hours * 60 + minutes > 14 * 60) {
        failed = true;
        return Optional.empty();
      }
      int seconds = (hours * 60 + minutes) * 60;
      return Optional.of(ZoneOffset.ofTotalSeconds(c == '-' ? -seconds : seconds));
    }
    if (c == ' ') {
      Optional<ZoneId> named = zone(text.substring(at + 1));
      failed |= named.isEmpty();
      at = text.length();
      return named;
    }
    return Optional.empty();
  }

  private int digits(int least, int most) {
    int value = 0;
    int count = 0;
    while (count < most && at < text.length() && isDigit(text.charAt(at))) {
      value = value * 10 + text.charAt(at) - '0';
      at++;
      count++;
    }
    failed |= count < least;
    return value;
  }

  private void expect(char c) {
    if (peek() == c) {
      at++;
    } else {
      failed = true;
    }
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private boolean atEnd() {
    return at == text.length();
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
