package dev.lakebird.functions.printf;

import java.util.Locale;

/// `%d`, `%i`, `%o`, `%x` and `%X`: negative numbers have a sign in every base.
final class IntegerPrinter {
  private IntegerPrinter() {}

  static void print(long value, Specifier specifier, StringBuilder out) {
    boolean negative = value < 0;
    String digits =
        switch (specifier.conversion()) {
          case 'o' -> negative ? Long.toOctalString(-value) : Long.toOctalString(value);
          case 'x', 'X' -> negative ? Long.toHexString(-value) : Long.toHexString(value);
          default -> negative ? Long.toString(value).substring(1) : Long.toString(value);
        };
    if (specifier.conversion() == 'X') {
      digits = digits.toUpperCase(Locale.ROOT);
    }
    int precision = specifier.precision();
    if (precision == 0 && value == 0) {
      digits = "";
    }
    OutputLimit.check(precision);
    if (digits.length() < precision) {
      digits = "0".repeat(precision - digits.length()) + digits;
    }
    String base = "";
    if (specifier.flags().alternate() && value != 0) {
      switch (specifier.conversion()) {
        case 'x' -> base = "0x";
        case 'X' -> base = "0X";
        case 'o' -> digits = digits.startsWith("0") ? digits : "0" + digits;
        default -> {}
      }
    }
    if (specifier.flags().group()) {
      digits =
          switch (specifier.conversion()) {
            case 'o' -> grouped(digits, 4, ',');
            case 'x', 'X' -> grouped(digits, 4, ':');
            default -> grouped(digits, 3, ',');
          };
    }
    boolean zeros = specifier.flags().zero() && precision == Specifier.NONE;
    specifier.padNumber(specifier.sign(negative) + base, digits, zeros, out);
  }

  /// Digits with a separator between groups, counted from the right.
  static String grouped(String digits, int size, char separator) {
    var text = new StringBuilder(digits);
    for (int at = digits.length() - size; at > 0; at -= size) {
      text.insert(at, separator);
    }
    return text.toString();
  }
}
