package dev.lakebird.functions.json;

import dev.lakebird.functions.adapter.RowErrors;
import java.math.BigDecimal;
import java.math.BigInteger;

/// Numbers in JSON: integers of 64 bits, signed or unsigned, and FLOAT64.
final class JsonNumbers {
  private static final BigInteger UNSIGNED_MAX = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);
  private static final BigInteger SIGNED_MIN = BigInteger.valueOf(Long.MIN_VALUE);

  /// Numbers with more digits before the point are written with an exponent.
  private static final int WHOLE_DIGITS_MAX = 15;

  /// Numbers with as many zeros after the point are written with an exponent.
  private static final int LEADING_ZEROS_MIN = -4;

  private JsonNumbers() {}

  /// The shortest digits that give the value back: `1.0`, `0.001`, `1e+100`.
  static String text(double value) {
    BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    if (shortest.signum() == 0) {
      return 1 / value < 0 ? "-0.0" : "0.0";
    }
    String digits = shortest.unscaledValue().abs().toString();
    int point = digits.length() - shortest.scale();
    var text = new StringBuilder(value < 0 ? "-" : "");
    if (point > WHOLE_DIGITS_MAX || point <= LEADING_ZEROS_MIN) {
      text.append(digits.charAt(0));
      if (digits.length() > 1) {
        text.append('.').append(digits, 1, digits.length());
      }
      int exponent = point - 1;
      text.append('e').append(exponent < 0 ? '-' : '+');
      text.append(Math.abs(exponent) < 10 ? "0" : "").append(Math.abs(exponent));
    } else if (point <= 0) {
      text.append("0.").repeat("0", -point).append(digits);
    } else if (point >= digits.length()) {
      text.append(digits).repeat("0", point - digits.length()).append(".0");
    } else {
      text.append(digits, 0, point).append('.').append(digits, point, digits.length());
    }
    return text.toString();
  }

  /// The number that a text of JSON stores.
  ///
  /// @param exact whether it is an error that the number cannot be kept as it is written
  /// @throws LakebirdException INVALID_VALUE where it cannot be kept
  static Json.Number of(String written, boolean exact) {
    boolean whole = written.indexOf('.') < 0 && !hasExponent(written);
    if (whole) {
      var integer = new BigInteger(written);
      if (integer.compareTo(SIGNED_MIN) >= 0 && integer.compareTo(UNSIGNED_MAX) <= 0) {
        return new Json.Number(integer.toString());
      }
    }
    double value = Double.parseDouble(written);
    if (Double.isInfinite(value)) {
      throw RowErrors.invalid("Number out of range: " + written);
    }
    if (exact && !isExact(written, value)) {
      throw RowErrors.invalid(
          "Input number: " + written + " cannot round-trip through string representation");
    }
    return Json.Number.of(value);
  }

  /// Whether the shortest digits of the value are those written.
  private static boolean isExact(String written, double value) {
    return new BigDecimal(written).compareTo(new BigDecimal(Double.toString(value))) == 0;
  }

  private static boolean hasExponent(String text) {
    return text.indexOf('e') >= 0 || text.indexOf('E') >= 0;
  }
}
