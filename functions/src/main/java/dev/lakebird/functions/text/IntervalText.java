package dev.lakebird.functions.text;

import dev.lakebird.types.value.Value.IntervalValue;

/// Intervals as `Y-M D H:M:S` and as ISO 8601 durations. Source: GoogleSQL reference, "Data types",
/// "Interval type".
public final class IntervalText {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private IntervalText() {}

  /// `1-2 3 4:5:6.789`.
  public static String of(IntervalValue value) {
    var text = new StringBuilder();
    text.append(value.months() < 0 ? "-" : "");
    int months = Math.abs(value.months());
    text.append(months / 12).append('-').append(months % 12).append(' ');
    text.append(value.days()).append(' ');
    text.append(value.nanos() < 0 ? "-" : "");
    long nanos = Math.abs(value.nanos());
    long seconds = nanos / NANOS_PER_SECOND;
    text.append(seconds / 3600).append(':').append(seconds / 60 % 60).append(':');
    text.append(seconds % 60);
    appendFraction(text, nanos % NANOS_PER_SECOND);
    return text.toString();
  }

  /// `P1Y2M3DT4H5M6.78S`: fractions have as many digits as they need.
  public static String iso(IntervalValue value) {
    var text = new StringBuilder("P");
    appendPart(text, value.months() / 12, 'Y');
    appendPart(text, value.months() % 12, 'M');
    appendPart(text, value.days(), 'D');
    if (value.nanos() != 0) {
      text.append('T');
      long seconds = value.nanos() / NANOS_PER_SECOND;
      appendPart(text, seconds / 3600, 'H');
      appendPart(text, seconds / 60 % 60, 'M');
      long rest = value.nanos() % (60 * NANOS_PER_SECOND);
      if (rest != 0) {
        text.append(rest < 0 ? "-" : "").append(Math.abs(rest) / NANOS_PER_SECOND);
        long fraction = Math.abs(rest) % NANOS_PER_SECOND;
        if (fraction != 0) {
          String digits = Long.toString(NANOS_PER_SECOND + fraction).substring(1);
          text.append('.').append(digits.replaceFirst("0+$", ""));
        }
        text.append('S');
      }
    }
    return text.length() == 1 ? "P0Y" : text.toString();
  }

  private static void appendPart(StringBuilder text, long count, char unit) {
    if (count != 0) {
      text.append(count).append(unit);
    }
  }

  /// Fractions have 0, 3, 6 or 9 digits.
  private static void appendFraction(StringBuilder text, long nanos) {
    if (nanos == 0) {
      return;
    }
    String digits = Long.toString(NANOS_PER_SECOND + nanos).substring(1);
    int length = nanos % 1_000_000 == 0 ? 3 : nanos % 1000 == 0 ? 6 : 9;
    text.append('.').append(digits, 0, length);
  }
}
