package dev.lakebird.functions.printf;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/// `%f`, `%e` and `%g`: FLOAT64 rounds ties of its exact value to even, decimals round them away from
/// zero.
final class DecimalPrinter {
  private static final int PRECISION = 6;

  private DecimalPrinter() {}

  static void print(double value, Specifier specifier, StringBuilder out) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      String text = Double.isNaN(value) ? "nan" : "inf";
      String cased = specifier.upper() ? text.toUpperCase(Locale.ROOT) : text;
      boolean negative = value < 0;
      specifier.pad((Double.isNaN(value) ? "" : specifier.sign(negative)) + cased, out);
      return;
    }
    print(new BigDecimal(value), RoundingMode.HALF_EVEN, specifier, out);
  }

  static void print(BigDecimal value, Specifier specifier, StringBuilder out) {
    print(value, RoundingMode.HALF_UP, specifier, out);
  }

  private static void print(
      BigDecimal value, RoundingMode rounding, Specifier specifier, StringBuilder out) {
    BigDecimal magnitude = value.abs();
    int precision = specifier.precision() == Specifier.NONE ? PRECISION : specifier.precision();
    String text =
        switch (specifier.conversion()) {
          case 'f', 'F' -> plain(magnitude, precision, rounding, specifier);
          case 'e', 'E' -> scientific(magnitude, precision, rounding, specifier);
          default -> shorter(magnitude, Math.max(1, precision), rounding, specifier);
        };
    String cased = specifier.upper() ? text.toUpperCase(Locale.ROOT) : text;
    specifier.padNumber(specifier.sign(value.signum() < 0), cased, specifier.flags().zero(), out);
  }

  private static String plain(
      BigDecimal value, int precision, RoundingMode rounding, Specifier specifier) {
    OutputLimit.check(precision);
    String text = value.setScale(precision, rounding).toPlainString();
    int point = text.indexOf('.');
    String whole = point < 0 ? text : text.substring(0, point);
    String fraction = point < 0 ? "" : text.substring(point);
    if (fraction.isEmpty() && specifier.flags().alternate()) {
      fraction = ".";
    }
    return (specifier.flags().group() ? IntegerPrinter.grouped(whole, 3, ',') : whole) + fraction;
  }

  private static String scientific(
      BigDecimal value, int precision, RoundingMode rounding, Specifier specifier) {
    OutputLimit.check(precision);
    BigDecimal rounded = round(value, precision + 1, rounding);
    var text = new StringBuilder(rounded.unscaledValue().toString());
    int exponent = exponent(rounded);
    text.repeat('0', Math.max(0, precision + 1 - text.length()));
    if (precision > 0 || specifier.flags().alternate()) {
      text.insert(1, '.');
    }
    return text.append(exponentText(exponent)).toString();
  }

  /// The shorter of both, without zeros at the end.
  private static String shorter(
      BigDecimal value, int precision, RoundingMode rounding, Specifier specifier) {
    boolean keepZeros = specifier.flags().alternate();
    int digits = keepZeros ? precision : Math.min(precision, Math.max(1, value.precision()));
    if (keepZeros) {
      OutputLimit.check(digits);
    }
    BigDecimal rounded = round(value, digits, rounding);
    int exponent = exponent(rounded);
    boolean scientific = exponent < -4 || exponent >= precision;
    String text =
        scientific
            ? scientific(rounded, digits - 1, rounding, specifier)
            : plain(rounded, Math.max(0, digits - 1 - exponent), rounding, specifier);
    return keepZeros ? text : withoutZeros(text);
  }

  private static String withoutZeros(String text) {
    int e = text.indexOf('e');
    int end = e < 0 ? text.length() : e;
    if (text.indexOf('.') < 0) {
      return text;
    }
    int to = end;
    while (text.charAt(to - 1) == '0') {
      to--;
    }
    if (text.charAt(to - 1) == '.') {
      to--;
    }
    return text.substring(0, to) + text.substring(end);
  }

  private static BigDecimal round(BigDecimal value, int digits, RoundingMode rounding) {
    return value.signum() == 0
        ? BigDecimal.ZERO
        : value.round(new MathContext(digits, rounding)).stripTrailingZeros();
  }

  private static int exponent(BigDecimal value) {
    return value.signum() == 0 ? 0 : value.precision() - 1 - value.scale();
  }

  private static String exponentText(int exponent) {
    int magnitude = Math.abs(exponent);
    return (exponent < 0 ? "e-" : "e+") + (magnitude < 10 ? "0" : "") + magnitude;
  }
}
