package dev.lakebird.functions.comparison;

import dev.lakebird.functions.adapter.Decimals;
import java.math.BigInteger;

/// The integers that satisfy a comparison with a constant: those from `low` to `high`, or all others.
record IntegerRange(long low, long high, boolean outside) {
  private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);
  private static final IntegerRange NONE = new IntegerRange(1, 0, false);

  /// For `x operator constant`, where the constant has `constantScale` and `x` has `scale`.
  static IntegerRange of(
      ComparisonOperator operator, BigInteger constant, int constantScale, int scale) {
    BigInteger floor = constant;
    BigInteger ceiling = constant;
    if (scale >= constantScale) {
      floor = constant.multiply(Decimals.pow10(scale - constantScale));
      ceiling = floor;
    } else {
      BigInteger[] parts = constant.divideAndRemainder(Decimals.pow10(constantScale - scale));
      floor = parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
      ceiling = parts[1].signum() > 0 ? parts[0].add(BigInteger.ONE) : parts[0];
    }
    boolean exact = floor.equals(ceiling);
    return switch (operator) {
      case EQUAL -> exact ? between(floor, floor, false) : NONE;
      case NOT_EQUAL -> exact ? between(floor, floor, true) : new IntegerRange(1, 0, true);
      case LESS -> between(MIN, ceiling.subtract(BigInteger.ONE), false);
      case LESS_OR_EQUAL -> between(MIN, floor, false);
      case GREATER -> between(floor.add(BigInteger.ONE), MAX, false);
      case GREATER_OR_EQUAL -> between(ceiling, MAX, false);
    };
  }

  /// The low end among 32-bit integers; an empty range stays empty.
  int intLow() {
    return isEmptyForInts() ? 1 : (int) Math.max(low, Integer.MIN_VALUE);
  }

  /// The high end among 32-bit integers.
  int intHigh() {
    return isEmptyForInts() ? 0 : (int) Math.min(high, Integer.MAX_VALUE);
  }

  private boolean isEmptyForInts() {
    return low > high || low > Integer.MAX_VALUE || high < Integer.MIN_VALUE;
  }

  private static IntegerRange between(BigInteger low, BigInteger high, boolean outside) {
    BigInteger from = low.max(MIN);
    BigInteger to = high.min(MAX);
    return from.compareTo(to) > 0
        ? new IntegerRange(1, 0, outside)
        : new IntegerRange(from.longValue(), to.longValue(), outside);
  }
}
