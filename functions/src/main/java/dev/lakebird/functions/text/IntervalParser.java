package dev.lakebird.functions.text;

import dev.lakebird.types.value.Value.IntervalValue;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads intervals: `[[Y-M] D] H:M:S[.F]` and what remains of it from either side, or an ISO 8601
/// duration. Empty where the text is none or out of range. Source: GoogleSQL reference, "Data types",
/// "Interval type".
public final class IntervalParser {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final long MONTHS_MAX = 120_000;
  private static final long DAYS_MAX = 3_660_000;
  private static final String YEARS = "([+-]?)(\\d{1,5})-(\\d{1,6})";
  private static final String DAYS = "([+-]?\\d{1,7})";
  private static final String TIME = "([+-]?)(\\d{1,8}):(\\d{1,10}):(\\d{1,12})(?:\\.(\\d{1,9}))?";
  private static final Pattern CANONICAL =
      Pattern.compile(
          "(?:"
              + YEARS
              + "(?: "
              + DAYS
              + "(?: "
              + TIME
              + ")?)?)|(?:(?:"
              + DAYS
              + " )?"
              + TIME
              + ")");
  private static final Pattern ISO =
      Pattern.compile(
          "P(?=.)(?:([+-]?\\d{1,9})Y)?(?:([+-]?\\d{1,9})M)?(?:([+-]?\\d{1,9})W)?"
              + "(?:([+-]?\\d{1,9})D)?"
              + "(?:T(?=.)(?:([+-]?\\d{1,9})H)?(?:([+-]?\\d{1,11})M)?"
              + "(?:([+-]?)(\\d{1,13})(?:\\.(\\d{1,9}))?S)?)?");

  private IntervalParser() {}

  public static Optional<IntervalValue> parse(String text) {
    try {
      Matcher canonical = CANONICAL.matcher(text);
      if (canonical.matches()) {
        return canonical(canonical);
      }
      Matcher iso = ISO.matcher(text);
      return iso.matches() ? iso(iso) : Optional.empty();
    } catch (ArithmeticException e) {
      // Beyond 64 bits is beyond the range.
      return Optional.empty();
    }
  }

  private static Optional<IntervalValue> canonical(Matcher m) {
    long months = 0;
    if (m.group(2) != null) {
      months = number(m.group(2)) * 12 + number(m.group(3));
      months = "-".equals(m.group(1)) ? -months : months;
    }
    boolean afterYears = m.group(2) != null;
    long days = number(m.group(afterYears ? 4 : 10));
    int time = afterYears ? 5 : 11;
    long nanos =
        nanos(
            m.group(time),
            Math.addExact(
                Math.multiplyExact(number(m.group(time + 1)), 3600),
                number(m.group(time + 2)) * 60),
            m.group(time + 3),
            m.group(time + 4));
    return checked(months, days, nanos);
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

  private static Optional<IntervalValue> checked(long months, long days, long nanos) {
    return Math.abs(months) > MONTHS_MAX || Math.abs(days) > DAYS_MAX
        ? Optional.empty()
        : Optional.of(new IntervalValue((int) months, (int) days, nanos));
  }
}
