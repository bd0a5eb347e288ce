package dev.lakebird.functions.text;

import dev.lakebird.types.value.Value.IntervalValue;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the text of `INTERVAL 'text' part TO part`: `Y-M D H:M:S[.F]` from one part to another, each
/// of the three groups with a sign of its own. Source: GoogleSQL reference, "Data types", "Construct
/// an interval with a datetime part range".
public final class IntervalRangeParser {
  private static final List<String> PARTS =
      List.of("YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND");
  private static final int MONTH = 1;
  private static final int DAY = 2;
  private static final int HOUR = 3;
  private static final int SECOND = 5;
  private static final BigInteger NANOS_PER_SECOND = BigInteger.valueOf(1_000_000_000L);

  private IntervalRangeParser() {}

  /// Whether there are intervals from one part to the other.
  public static boolean isRange(String from, String to) {
    int first = PARTS.indexOf(from.toUpperCase(Locale.ROOT));
    return first >= 0 && first < PARTS.indexOf(to.toUpperCase(Locale.ROOT));
  }

  /// The interval; empty where the text is none of these parts, or out of range.
  public static Optional<IntervalValue> parse(String text, String from, String to) {
    int first = PARTS.indexOf(from.toUpperCase(Locale.ROOT));
    int last = PARTS.indexOf(to.toUpperCase(Locale.ROOT));
    Matcher m = pattern(first, last).matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    try {
      long[] counts = new long[PARTS.size()];
      for (int part = first; part <= last; part++) {
        counts[part] = Long.parseLong(m.group(PARTS.get(part)));
      }
      long months = counts[0] * 12 + counts[MONTH];
      BigInteger seconds =
          BigInteger.valueOf(counts[HOUR])
              .multiply(BigInteger.valueOf(60))
              .add(BigInteger.valueOf(counts[HOUR + 1]))
              .multiply(BigInteger.valueOf(60))
              .add(BigInteger.valueOf(counts[SECOND]));
      String fraction = last == SECOND ? m.group("FRACTION") : null;
      long nanos =
          seconds
              .multiply(NANOS_PER_SECOND)
              .add(
                  new BigInteger(
                      ((fraction == null ? "" : fraction) + "000000000").substring(0, 9)))
              .longValueExact();
      return IntervalParser.checked(
          isNegative(m, "MONTHS", first <= MONTH) ? -months : months,
          isNegative(m, "DAYS", first <= DAY && last >= DAY) ? -counts[DAY] : counts[DAY],
          isNegative(m, "TIME", last >= HOUR) ? -nanos : nanos);
    } catch (ArithmeticException | NumberFormatException e) {
      // More digits than a long has are out of range.
      return Optional.empty();
    }
  }

  private static boolean isNegative(Matcher m, String group, boolean present) {
    return present && "-".equals(m.group(group));
  }

  private static Pattern pattern(int first, int last) {
    var pattern = new StringBuilder();
    if (first <= MONTH) {
      pattern.append("(?<MONTHS>[+-]?)");
      pattern.append(first == 0 ? digits(0) + "-" + digits(MONTH) : digits(MONTH));
    }
    if (first <= DAY && last >= DAY) {
      pattern.append(pattern.isEmpty() ? "" : " ").append("(?<DAYS>[+-]?)").append(digits(DAY));
    }
    if (last >= HOUR) {
      pattern.append(pattern.isEmpty() ? "" : " ").append("(?<TIME>[+-]?)");
      for (int part = Math.max(first, HOUR); part <= last; part++) {
        pattern.append(part > Math.max(first, HOUR) ? ":" : "").append(digits(part));
      }
    }
    if (last == SECOND) {
      pattern.append("(?:\\.(?<FRACTION>\\d{1,9}))?");
    }
    return Pattern.compile(pattern.toString());
  }

  private static String digits(int part) {
    return "(?<" + PARTS.get(part) + ">\\d{1,18})";
  }
}
