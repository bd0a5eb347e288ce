package dev.lakebird.functions.text;

import dev.lakebird.types.value.Value.IntervalValue;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads intervals: `Y-M D H:M:S[.F]` or as much of it as its marks tell the parts of, or an ISO 8601
/// duration. Empty where the text is none or out of range. Source: GoogleSQL reference, "Data types",
/// "Interval type".
public final class IntervalParser {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final long MONTHS_MAX = 120_000;
  private static final long DAYS_MAX = 3_660_000;
  private static final Pattern ISO =
      Pattern.compile(
          "P(?=.)(?:([+-]?\\d{1,9})Y)?(?:([+-]?\\d{1,9})M)?(?:([+-]?\\d{1,9})W)?"
              + "(?:([+-]?\\d{1,9})D)?"
              + "(?:T(?=.)(?:([+-]?\\d{1,9})H)?(?:([+-]?\\d{1,11})M)?"
              + "(?:([+-]?)(\\d{1,13})(?:[.,](\\d{1,9}))?S)?)?");

  private IntervalParser() {}

  public static Optional<IntervalValue> parse(String text) {
    try {
      Matcher iso = ISO.matcher(text);
      return iso.matches() ? iso(iso) : canonical(text);
    } catch (ArithmeticException e) {
      // Beyond 64 bits is beyond the range.
      return Optional.empty();
    }
  }

  /// Which parts a text has follows from its spaces, colons and dashes that are no signs.
  private static Optional<IntervalValue> canonical(String text) {
    int spaces = 0;
    int colons = 0;
    int dashes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      spaces += c == ' ' ? 1 : 0;
      colons += c == ':' ? 1 : 0;
      dashes += c == '-' && i > 0 && text.charAt(i - 1) != ' ' ? 1 : 0;
    }
    String to =
        switch (colons) {
          case 2 -> "SECOND";
          case 1 -> "MINUTE";
          default -> spaces == 2 ? "HOUR" : spaces == 1 ? "DAY" : "MONTH";
        };
    if (dashes == 1 && spaces == (colons > 0 ? 2 : spaces)) {
      return IntervalRangeParser.parse(text, "YEAR", to);
    }
    if (dashes > 0) {
      return Optional.empty();
    }
    return switch (spaces) {
      case 2 -> IntervalRangeParser.parse(text, "MONTH", to);
      case 1 -> colons > 0 ? IntervalRangeParser.parse(text, "DAY", to) : Optional.empty();
      default -> colons == 2 ? IntervalRangeParser.parse(text, "HOUR", to) : Optional.empty();
    };
  }

  private static Optional<IntervalValue> iso(Matcher m) {
    long months = number(m.group(1)) * 12 + number(m.group(2));
    long days = number(m.group(3)) * 7 + number(m.group(4));
    long clock = number(m.group(5)) * 3600 + number(m.group(6)) * 60;
    long nanos =
        Math.addExact(
            Math.multiplyExact(clock, NANOS_PER_SECOND),
            nanos(m.group(7), 0, m.group(8), m.group(9)));
    return checked(months, days, nanos);
  }

  private static long nanos(
      @Nullable String sign, long seconds, @Nullable String more, @Nullable String fraction) {
    long whole = Math.addExact(seconds, number(more));
    long nanos = Math.multiplyExact(whole, NANOS_PER_SECOND);
    if (fraction != null) {
      nanos = Math.addExact(nanos, number((fraction + "00000000").substring(0, 9)));
    }
    return "-".equals(sign) ? -nanos : nanos;
  }

  private static long number(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  /// The interval; empty out of the range of INTERVAL.
  public static Optional<IntervalValue> checked(long months, long days, long nanos) {
    return Math.abs(months) > MONTHS_MAX || Math.abs(days) > DAYS_MAX
        ? Optional.empty()
        : Optional.of(new IntervalValue((int) months, (int) days, nanos));
  }
}
