package dev.lakebird.functions.adapter;

import dev.lakebird.types.SqlType;
import dev.lakebird.types.vector.ValueBounds;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// The ranges of NUMERIC and BIGNUMERIC. Source: GoogleSQL reference, "Data types", "Decimal types".
public final class Decimals {
  public static final int NUMERIC_SCALE = 9;
  public static final int BIGNUMERIC_SCALE = 38;

  private static final int NUMERIC_WHOLE_DIGITS = 29;
  private static final BigInteger BIGNUMERIC_MAX =
      BigInteger.ONE.shiftLeft(255).subtract(BigInteger.ONE);
  private static final BigInteger BIGNUMERIC_MIN = BigInteger.ONE.shiftLeft(255).negate();
  private static final BigInteger[] POWERS = new BigInteger[80];
  private static final long[] LONG_POWERS = new long[19];

  static {
    POWERS[0] = BigInteger.ONE;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1].multiply(BigInteger.TEN);
    }
    for (int i = 0; i < LONG_POWERS.length; i++) {
      LONG_POWERS[i] = POWERS[i].longValueExact();
    }
  }

  private Decimals() {}

  /// `10^digits`, up to 79 digits.
  public static BigInteger pow10(int digits) {
    return POWERS[digits];
  }

  /// `10^digits` as a long, up to 18 digits.
  public static long longPow10(int digits) {
    return LONG_POWERS[digits];
  }

  public static int scale(SqlType type) {
    return type instanceof SqlType.Numeric ? NUMERIC_SCALE : BIGNUMERIC_SCALE;
  }

  /// The bounds of the type's values, unscaled at `scale`.
  public static ValueBounds limits(SqlType type, int scale) {
    if (type instanceof SqlType.Numeric) {
      BigInteger limit = pow10(NUMERIC_WHOLE_DIGITS + scale).subtract(BigInteger.ONE);
      return new ValueBounds(limit.negate(), limit);
    }
    BigInteger divisor = pow10(BIGNUMERIC_SCALE - scale);
    return new ValueBounds(BIGNUMERIC_MIN.divide(divisor), BIGNUMERIC_MAX.divide(divisor));
  }

  public static boolean inRange(SqlType type, BigDecimal value) {
    ValueBounds limits = limits(type, scale(type));
    BigInteger unscaled = value.setScale(scale(type), RoundingMode.HALF_UP).unscaledValue();
    return unscaled.compareTo(limits.min()) >= 0 && unscaled.compareTo(limits.max()) <= 0;
  }

  /// The value rounded half away from zero to the type's scale.
  ///
  /// @throws dev.lakebird.foundation.LakebirdException OUT_OF_RANGE beyond the type's range
  public static BigDecimal checked(SqlType type, BigDecimal value) {
    BigDecimal rounded = value.setScale(scale(type), RoundingMode.HALF_UP);
    if (!inRange(type, rounded)) {
      throw RowErrors.outOfRange(
          type.sqlName().toLowerCase(java.util.Locale.ROOT)
              + " overflow: "
              + value.stripTrailingZeros().toPlainString());
    }
    return rounded;
  }
}
