package dev.lakebird.functions.text;

import dev.lakebird.types.SqlType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// Numbers as CAST AS STRING writes them and casts from STRING read them. Source: GoogleSQL reference,
/// "Conversion functions".
public final class NumberText {
  private static final int EXPONENT_DIGITS_MAX = 9;

  private NumberText() {}

  /// A FLOAT64: the shortest digits that read back as the same value, with an exponent where it is
  /// below -4 or beyond the digits that count. Zero and NaN have no sign.
  public static String of(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal shortest = new BigDecimal(Double.toString(Math.abs(value))).stripTrailingZeros();
    String digits = shortest.unscaledValue().toString();
    int exponent = digits.length() - 1 - shortest.scale();
    var text = new StringBuilder(value < 0 ? "-" : "");
    if (exponent < -4 || exponent >= (digits.length() <= 15 ? 15 : 17)) {
      text.append(digits.charAt(0));
      if (digits.length() > 1) {
        text.append('.').append(digits, 1, digits.length());
      }
      text.append('e').append(exponent < 0 ? '-' : '+');
      int magnitude = Math.abs(exponent);
      return text.append(magnitude < 10 ? "0" : "").append(magnitude).toString();
    }
    return text.append(shortest.toPlainString()).toString();
  }

  /// A decimal without trailing zeros and without exponent.
  public static String of(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  /// An INT64 in decimal or, after `0x`, hexadecimal digits, with white space around it; empty where
  /// the text is none or out of range.
  public static OptionalLong parseInt64(String text) {
    String trimmed = strip(text);
    boolean negative = trimmed.startsWith("-");
    int at = negative || trimmed.startsWith("+") ? 1 : 0;
    if (trimmed.regionMatches(true, at, "0x", 0, 2)) {
      return parseDigits(trimmed, at + 2, 16, negative);
    }
    return parseDigits(trimmed, at, 10, negative);
  }

  private static OptionalLong parseDigits(String text, int from, int radix, boolean negative) {
    if (from >= text.length()) {
      return OptionalLong.empty();
    }
    long limit = negative ? Long.MIN_VALUE : -Long.MAX_VALUE;
    long value = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      int digit = c < 128 ? Character.digit(c, radix) : -1;
      if (digit < 0 || value < limit / radix || value * radix < limit + digit) {
        return OptionalLong.empty();
      }
      value = value * radix - digit;
    }
    return OptionalLong.of(negative ? value : -value);
  }

  /// A FLOAT64: decimal with optional exponent, `inf`, `infinity` or `nan` in any case, with white
  /// space around it; empty where the text is none or out of range.
  public static OptionalDouble parseFloat64(String text) {
    String trimmed = strip(text);
    String unsigned =
        trimmed.startsWith("-") || trimmed.startsWith("+") ? trimmed.substring(1) : trimmed;
    double sign = trimmed.startsWith("-") ? -1 : 1;
    if (unsigned.equalsIgnoreCase("inf") || unsigned.equalsIgnoreCase("infinity")) {
      return OptionalDouble.of(sign * Double.POSITIVE_INFINITY);
    }
    if (unsigned.equalsIgnoreCase("nan")) {
      return OptionalDouble.of(Double.NaN);
    }
    if (!isDecimal(unsigned)) {
      return OptionalDouble.empty();
    }
    double value = Double.parseDouble(trimmed);
    return OptionalDouble.of(value);
  }

  /// A NUMERIC or BIGNUMERIC: decimal with optional exponent, with white space around it, rounded half
  /// away from zero to the type's scale; empty where the text is none. The range is not checked.
  public static Optional<BigDecimal> parseDecimal(String text, SqlType type) {
    String trimmed = strip(text);
    String unsigned =
        trimmed.startsWith("-") || trimmed.startsWith("+") ? trimmed.substring(1) : trimmed;
    if (!isDecimal(unsigned)) {
      return Optional.empty();
    }
    int e = Math.max(unsigned.indexOf('e'), unsigned.indexOf('E'));
    if (e >= 0 && unsigned.length() - e - 1 > EXPONENT_DIGITS_MAX) {
      return Optional.empty();
    }
    BigDecimal value = new BigDecimal(trimmed);
    int scale = type instanceof SqlType.Numeric ? 9 : 38;
    if (value.signum() == 0 || (long) value.precision() - value.scale() < -scale - 1) {
      return Optional.of(BigDecimal.ZERO.setScale(scale));
    }
    if ((long) value.precision() - value.scale() > 80) {
      return Optional.empty();
    }
    return Optional.of(value.setScale(scale, RoundingMode.HALF_UP));
  }

  /// `digits[.digits][e[sign]digits]` with a digit before the exponent.
  private static boolean isDecimal(String text) {
    int at = 0;
    int digits = 0;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
      digits++;
    }
    if (at < text.length() && text.charAt(at) == '.') {
      at++;
      while (at < text.length() && isDigit(text.charAt(at))) {
        at++;
        digits++;
      }
    }
    if (digits == 0) {
      return false;
    }
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      at++;
      if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
        at++;
      }
      int from = at;
      while (at < text.length() && isDigit(text.charAt(at))) {
        at++;
      }
      if (at == from) {
        return false;
      }
    }
    return at == text.length();
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static String strip(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }
}
