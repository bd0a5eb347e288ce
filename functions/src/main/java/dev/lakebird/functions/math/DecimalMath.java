package dev.lakebird.functions.math;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.text.NumberText;
import java.math.BigDecimal;
import java.math.MathContext;

/// Roots, powers and logarithms of NUMERIC and BIGNUMERIC, to more digits than either has.
public final class DecimalMath {
  private static final MathContext DIGITS = new MathContext(120);
  private static final BigDecimal TWO = BigDecimal.TWO;

  static final BigDecimal PI =
      new BigDecimal(
          "3.14159265358979323846264338327950288419716939937510582097494459230781640628620899862803"
              + "482534211706798214808651328230664709384460955058223172535940813");
  private static final BigDecimal HALF_TURN = BigDecimal.valueOf(180);

  /// No decimal has so many digits before the point.
  private static final double DIGITS_MAX = 40;

  /// Smaller values round to 0.
  private static final double DIGITS_MIN = -45;

  private static final int EXPONENT_MAX = 1 << 20;
  private static final double LOG10_E = Math.log10(Math.E);
  private static final BigDecimal LN_10 = naturalLogarithm(BigDecimal.TEN);

  private DecimalMath() {}

  /// @throws LakebirdException OUT_OF_RANGE for negative arguments
  public static BigDecimal squareRoot(BigDecimal x) {
    if (x.signum() < 0) {
      throw RowErrors.outOfRange(
          "Argument to SQRT cannot be negative: " + NumberText.of(x.stripTrailingZeros()));
    }
    return x.sqrt(DIGITS);
  }

  static BigDecimal cubeRoot(BigDecimal x) {
    if (x.signum() == 0) {
      return x;
    }
    BigDecimal root = series(naturalLogarithm(x.abs()).divide(BigDecimal.valueOf(3), DIGITS));
    return x.signum() < 0 ? root.negate() : root;
  }

  /// `e` to the power of `x`.
  public static BigDecimal exponential(BigDecimal x) {
    double digits = x.doubleValue() * LOG10_E;
    if (digits > DIGITS_MAX) {
      throw RowErrors.outOfRange("numeric overflow: EXP(" + NumberText.of(x) + ")");
    }
    return digits < DIGITS_MIN ? BigDecimal.ZERO : series(x);
  }

  /// @throws LakebirdException OUT_OF_RANGE where the argument is not positive
  public static BigDecimal logarithm(BigDecimal x) {
    requirePositive("LN", x);
    return naturalLogarithm(x);
  }

  /// @throws LakebirdException OUT_OF_RANGE where the argument is not positive
  public static BigDecimal decimalLogarithm(BigDecimal x) {
    requirePositive("LOG10", x);
    return naturalLogarithm(x).divide(LN_10, DIGITS);
  }

  /// @throws LakebirdException OUT_OF_RANGE where an argument is not positive or the base is 1
  static BigDecimal logarithm(BigDecimal x, BigDecimal base) {
    requirePositive("LOG", x);
    requirePositive("LOG", base);
    if (base.compareTo(BigDecimal.ONE) == 0) {
      throw RowErrors.outOfRange("The base of LOG cannot be 1");
    }
    return naturalLogarithm(x).divide(naturalLogarithm(base), DIGITS);
  }

  /// `x` to the power of `y`.
  ///
  /// @throws LakebirdException OUT_OF_RANGE where it overflows or has no real value
  public static BigDecimal power(BigDecimal x, BigDecimal y) {
    boolean whole = y.stripTrailingZeros().scale() <= 0;
    if (y.signum() == 0) {
      return BigDecimal.ONE;
    }
    if (x.signum() == 0) {
      if (y.signum() < 0) {
        throw RowErrors.divisionByZero("1", "0");
      }
      return BigDecimal.ZERO;
    }
    if (x.signum() < 0 && !whole) {
      throw RowErrors.outOfRange(
          "Negative value cannot be raised to a fractional power: POW("
              + NumberText.of(x.stripTrailingZeros())
              + ", "
              + NumberText.of(y.stripTrailingZeros())
              + ")");
    }
    BigDecimal magnitude = x.abs();
    boolean negative = x.signum() < 0 && y.toBigInteger().testBit(0);
    BigDecimal result = magnitudePower(magnitude, y, whole);
    return negative ? result.negate() : result;
  }

  private static BigDecimal magnitudePower(BigDecimal x, BigDecimal y, boolean whole) {
    if (x.compareTo(BigDecimal.ONE) == 0) {
      return BigDecimal.ONE;
    }
    if (whole && y.abs().compareTo(BigDecimal.valueOf(EXPONENT_MAX)) < 0) {
      double digits = Math.log10(x.doubleValue()) * y.doubleValue();
      if (digits > DIGITS_MAX) {
        throw powerOverflow(x, y);
      }
      if (digits < DIGITS_MIN) {
        return BigDecimal.ZERO;
      }
      BigDecimal power = x.pow(Math.abs(y.intValueExact()), DIGITS);
      return y.signum() < 0 ? BigDecimal.ONE.divide(power, DIGITS) : power;
    }
    BigDecimal exponent = naturalLogarithm(x).multiply(y, DIGITS);
    double digits = exponent.doubleValue() * LOG10_E;
    if (digits > DIGITS_MAX) {
      throw powerOverflow(x, y);
    }
    return digits < DIGITS_MIN ? BigDecimal.ZERO : series(exponent);
  }

  private static LakebirdException powerOverflow(BigDecimal x, BigDecimal y) {
    return RowErrors.outOfRange(
        "numeric overflow: POW("
            + NumberText.of(x.stripTrailingZeros())
            + ", "
            + NumberText.of(y.stripTrailingZeros())
            + ")");
  }

  static BigDecimal toRadians(BigDecimal degrees) {
    return degrees.multiply(PI).divide(HALF_TURN, DIGITS);
  }

  static BigDecimal toDegrees(BigDecimal radians) {
    return radians.multiply(HALF_TURN).divide(PI, DIGITS);
  }

  /// The exponential: Taylor's series of a small part of the argument, squared back.
  private static BigDecimal series(BigDecimal x) {
    int halvings = Math.max(0, Math.getExponent(x.doubleValue()) + 11);
    BigDecimal part = x.divide(TWO.pow(halvings), DIGITS);
    BigDecimal sum = BigDecimal.ONE;
    BigDecimal term = BigDecimal.ONE;
    BigDecimal least = BigDecimal.ONE.movePointLeft(DIGITS.getPrecision());
    for (int n = 1; term.signum() != 0 && term.abs().compareTo(least) > 0; n++) {
      term = term.multiply(part, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    for (int i = 0; i < halvings; i++) {
      sum = sum.multiply(sum, DIGITS);
    }
    return sum;
  }

  /// Halley's iteration from the logarithm in FLOAT64: each step triples the digits.
  private static BigDecimal naturalLogarithm(BigDecimal x) {
    if (x.compareTo(BigDecimal.ONE) == 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal y = new BigDecimal(Math.log(x.doubleValue()));
    for (int i = 0; i < 3; i++) {
      BigDecimal e = series(y);
      BigDecimal step = x.subtract(e).divide(x.add(e), DIGITS);
      y = y.add(TWO.multiply(step), DIGITS);
    }
    return y;
  }

  private static void requirePositive(String function, BigDecimal x) {
    if (x.signum() <= 0) {
      throw RowErrors.outOfRange(
          "Argument to "
              + function
              + " must be greater than zero: "
              + NumberText.of(x.stripTrailingZeros()));
    }
  }
}
