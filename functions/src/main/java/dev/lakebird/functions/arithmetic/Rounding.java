package dev.lakebird.functions.arithmetic;

import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.text.NumberText;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// Rounding to digits after the point, or before it where they are negative.
final class Rounding {
  /// Beyond so many digits a FLOAT64 has none left to round.
  private static final int DOUBLE_DIGITS = 400;

  private static final int DECIMAL_DIGITS = 80;

  private Rounding() {}

  static double of(double value, long digits, RoundingMode mode) {
    if (!Double.isFinite(value) || digits > DOUBLE_DIGITS) {
      return value;
    }
    if (digits < -DOUBLE_DIGITS) {
      return 0;
    }
    if (digits == 0) {
      return mode == RoundingMode.DOWN
          ? (value < 0 ? Math.ceil(value) : Math.floor(value))
          : Math.copySign(roundMagnitude(Math.abs(value)), value);
    }
    double rounded =
        new BigDecimal(Double.toString(value)).setScale((int) digits, mode).doubleValue();
    if (Double.isInfinite(rounded)) {
      throw RowErrors.outOfRange(
          "Floating point overflow in function: ROUND("
              + NumberText.of(value)
              + ", "
              + digits
              + ")");
    }
    return rounded;
  }

  private static double roundMagnitude(double value) {
    double floor = Math.floor(value);
    return value - floor >= 0.5 ? floor + 1 : floor;
  }

  static BigDecimal of(BigDecimal value, long digits, RoundingMode mode) {
    if (digits >= value.scale()) {
      return value;
    }
    return digits < -DECIMAL_DIGITS ? BigDecimal.ZERO : value.setScale((int) digits, mode);
  }
}
