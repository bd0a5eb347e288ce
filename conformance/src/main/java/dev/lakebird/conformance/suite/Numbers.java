package dev.lakebird.conformance.suite;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/// Compares numbers that were written as text.
///
/// @param approximate whether they compare loosely, also near zero
record Numbers(boolean approximate) {
  private static final double RELATIVE = 1e-9;
  private static final double LOOSE = 1e-6;
  private static final int NUMERIC_SCALE = 9;
  private static final BigDecimal DECIMAL_FLOAT = new BigDecimal("1e-8");

  /// Whether the text is the double, by a relative distance.
  boolean same(String expected, double got) {
    Optional<Double> parsed = parse(expected);
    if (parsed.isEmpty()) {
      return false;
    }
    double wanted = parsed.get();
    if (Double.isNaN(wanted) || Double.isInfinite(wanted) || !Double.isFinite(got)) {
      return Double.compare(wanted, got) == 0;
    }
    double distance = Math.abs(wanted - got);
    double size = Math.max(Math.abs(wanted), Math.abs(got));
    return approximate ? distance <= LOOSE * Math.max(size, 1) : distance <= RELATIVE * size;
  }

  /// Whether the text is exactly the decimal, or near it where numbers compare loosely.
  boolean same(String expected, BigDecimal got) {
    try {
      return new BigDecimal(expected).compareTo(got) == 0
          || approximate && same(expected, got.doubleValue());
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /// Whether a text with more digits after the point than NUMERIC has, the quotient of a DOUBLE, is the
  /// decimal within 1e-8.
  static boolean sameFloat(String expected, BigDecimal got) {
    try {
      BigDecimal wanted = new BigDecimal(expected);
      return wanted.scale() > NUMERIC_SCALE
          && wanted.subtract(got).abs().compareTo(DECIMAL_FLOAT) <= 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static Optional<Double> parse(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "nan" -> Optional.of(Double.NaN);
      case "inf", "+inf", "infinity" -> Optional.of(Double.POSITIVE_INFINITY);
      case "-inf", "-infinity" -> Optional.of(Double.NEGATIVE_INFINITY);
      default -> {
        try {
          yield Optional.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
          yield Optional.empty();
        }
      }
    };
  }
}
