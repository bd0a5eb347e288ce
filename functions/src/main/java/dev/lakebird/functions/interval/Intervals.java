package dev.lakebird.functions.interval;

import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.text.IntervalParser;
import dev.lakebird.types.value.Value.IntervalValue;
import java.math.BigInteger;

/// Intervals from counts of parts, and their normal forms. Source: GoogleSQL reference, "Interval
/// functions".
public final class Intervals {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final long NANOS_PER_MICRO = 1_000;
  private static final long NANOS_PER_DAY = 86_400 * NANOS_PER_SECOND;
  private static final int DAYS_PER_MONTH = 30;

  private Intervals() {}

  /// `INTERVAL count part`.
  ///
  /// @throws dev.lakebird.foundation.LakebirdException OUT_OF_RANGE beyond the range of INTERVAL
  public static IntervalValue of(long count, String part) {
    return switch (part) {
      case "YEAR" -> checked(times(count, 12), 0, 0);
      case "QUARTER" -> checked(times(count, 3), 0, 0);
      case "MONTH" -> checked(count, 0, 0);
      case "WEEK" -> checked(0, times(count, 7), 0);
      case "DAY" -> checked(0, count, 0);
      case "HOUR" -> checked(0, 0, times(count, 3600 * NANOS_PER_SECOND));
      case "MINUTE" -> checked(0, 0, times(count, 60 * NANOS_PER_SECOND));
      case "SECOND" -> checked(0, 0, times(count, NANOS_PER_SECOND));
      case "MILLISECOND" -> checked(0, 0, times(count, 1_000_000));
      case "MICROSECOND" -> checked(0, 0, times(count, 1_000));
      case "NANOSECOND" -> checked(0, 0, count);
      default -> throw RowErrors.invalid("Invalid interval part " + part);
    };
  }

  /// Years, months, days, hours, minutes and seconds together.
  static IntervalValue of(long[] counts) {
    BigInteger seconds =
        BigInteger.valueOf(counts[3])
            .multiply(BigInteger.valueOf(60))
            .add(BigInteger.valueOf(counts[4]))
            .multiply(BigInteger.valueOf(60))
            .add(BigInteger.valueOf(counts[5]));
    try {
      return checked(
          Math.addExact(times(counts[0], 12), counts[1]),
          counts[2],
          seconds.multiply(BigInteger.valueOf(NANOS_PER_SECOND)).longValueExact());
    } catch (ArithmeticException e) {
      throw outOfRange(e);
    }
  }

  /// An interval divided by a count: what is left of months becomes days, 30 a month, and what is left
  /// of days becomes time; what is left of microseconds is dropped.
  ///
  /// @param timeDays whole days of the time part, beside `nanos`
  /// @throws dev.lakebird.foundation.LakebirdException OUT_OF_RANGE beyond the range of INTERVAL
  public static IntervalValue quotient(
      long months, long days, long timeDays, long nanos, long divisor) {
    long allDays = days + months % divisor * DAYS_PER_MONTH;
    BigInteger time =
        BigInteger.valueOf(timeDays)
            .add(BigInteger.valueOf(allDays % divisor))
            .multiply(BigInteger.valueOf(NANOS_PER_DAY))
            .add(BigInteger.valueOf(nanos));
    try {
      long rest = time.divide(BigInteger.valueOf(divisor)).longValueExact();
      return checked(
          months / divisor, allDays / divisor, divisor == 1 ? rest : rest - rest % NANOS_PER_MICRO);
    } catch (ArithmeticException e) {
      throw outOfRange(e);
    }
  }

  /// Whole days of the time part become days.
  static IntervalValue justifyHours(IntervalValue value) {
    return balanced(
        value.months(),
        value.days() + value.nanos() / NANOS_PER_DAY,
        value.nanos() % NANOS_PER_DAY);
  }

  /// Thirty days become a month.
  static IntervalValue justifyDays(IntervalValue value) {
    long months = value.months() + value.days() / DAYS_PER_MONTH;
    long days = value.days() % DAYS_PER_MONTH;
    if (months > 0 && days < 0) {
      months--;
      days += DAYS_PER_MONTH;
    } else if (months < 0 && days > 0) {
      months++;
      days -= DAYS_PER_MONTH;
    }
    return checked(months, days, value.nanos());
  }

  /// Both, so that all parts have the same sign.
  static IntervalValue justify(IntervalValue value) {
    long days = value.days() + value.nanos() / NANOS_PER_DAY;
    long nanos = value.nanos() % NANOS_PER_DAY;
    long months = value.months() + days / DAYS_PER_MONTH;
    days %= DAYS_PER_MONTH;
    if (months > 0 && (days < 0 || days == 0 && nanos < 0)) {
      months--;
      days += DAYS_PER_MONTH;
    } else if (months < 0 && (days > 0 || days == 0 && nanos > 0)) {
      months++;
      days -= DAYS_PER_MONTH;
    }
    if (days > 0 && nanos < 0) {
      days--;
      nanos += NANOS_PER_DAY;
    } else if (days < 0 && nanos > 0) {
      days++;
      nanos -= NANOS_PER_DAY;
    }
    return checked(months, days, nanos);
  }

  /// Days and time of the same sign.
  private static IntervalValue balanced(long months, long days, long nanos) {
    if (days > 0 && nanos < 0) {
      return checked(months, days - 1, nanos + NANOS_PER_DAY);
    }
    if (days < 0 && nanos > 0) {
      return checked(months, days + 1, nanos - NANOS_PER_DAY);
    }
    return checked(months, days, nanos);
  }

  private static long times(long count, long unit) {
    try {
      return Math.multiplyExact(count, unit);
    } catch (ArithmeticException e) {
      throw outOfRange(e);
    }
  }

  private static IntervalValue checked(long months, long days, long nanos) {
    return IntervalParser.checked(months, days, nanos)
        .orElseThrow(() -> RowErrors.outOfRange("Interval value is out of range"));
  }

  private static RuntimeException outOfRange(ArithmeticException cause) {
    var error = RowErrors.outOfRange("Interval value is out of range");
    error.addSuppressed(cause);
    return error;
  }
}
