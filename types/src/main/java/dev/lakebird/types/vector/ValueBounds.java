package dev.lakebird.types.vector;

import java.math.BigInteger;
import java.util.Optional;

/// Proven inclusive bounds of the integers that a fixed-width vector holds: INT64 and date values as
/// they are, decimals unscaled. Empty where nothing is proven. Arithmetic stays narrow, and without
/// overflow checks, exactly as far as bounds allow.
public record ValueBounds(BigInteger min, BigInteger max) {
  private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

  /// The range of 64-bit integers.
  public static final ValueBounds INT64 = new ValueBounds(LONG_MIN, LONG_MAX);

  public ValueBounds {
    if (min.compareTo(max) > 0) {
      throw new IllegalArgumentException("Bounds are empty");
    }
  }

  public static ValueBounds of(long min, long max) {
    return new ValueBounds(BigInteger.valueOf(min), BigInteger.valueOf(max));
  }

  /// The bounds of a decimal of `precision` digits, unscaled.
  public static ValueBounds ofPrecision(int precision) {
    BigInteger limit = BigInteger.TEN.pow(precision).subtract(BigInteger.ONE);
    return new ValueBounds(limit.negate(), limit);
  }

  public boolean fitsInt64() {
    return min.compareTo(LONG_MIN) >= 0 && max.compareTo(LONG_MAX) <= 0;
  }

  /// The larger magnitude of the two bounds.
  public BigInteger magnitude() {
    return min.abs().max(max.abs());
  }

  public ValueBounds plus(ValueBounds other) {
    return new ValueBounds(min.add(other.min), max.add(other.max));
  }

  public ValueBounds minus(ValueBounds other) {
    return new ValueBounds(min.subtract(other.max), max.subtract(other.min));
  }

  public ValueBounds times(ValueBounds other) {
    BigInteger a = min.multiply(other.min);
    BigInteger b = min.multiply(other.max);
    BigInteger c = max.multiply(other.min);
    BigInteger d = max.multiply(other.max);
    return new ValueBounds(a.min(b).min(c.min(d)), a.max(b).max(c.max(d)));
  }

  /// The same decimals at a scale that is `digits` higher.
  public ValueBounds scaledUp(int digits) {
    BigInteger factor = BigInteger.TEN.pow(digits);
    return new ValueBounds(min.multiply(factor), max.multiply(factor));
  }

  /// The smallest bounds that hold both.
  public ValueBounds union(ValueBounds other) {
    return new ValueBounds(min.min(other.min), max.max(other.max));
  }

  /// The values that both allow; empty where there are none.
  public Optional<ValueBounds> intersection(ValueBounds other) {
    BigInteger low = min.max(other.min);
    BigInteger high = max.min(other.max);
    return low.compareTo(high) <= 0 ? Optional.of(new ValueBounds(low, high)) : Optional.empty();
  }
}
