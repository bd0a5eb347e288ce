package dev.lakebird.functions.castformat;

import dev.lakebird.functions.text.NumberText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/// Writes numbers by a model: all of the same width, unless it has `FM`.
final class NumberWriter {
  private static final int ROMAN_WIDTH = 15;
  private static final int ROMAN_MAX = 3999;
  private static final int[] ROMAN_VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
  private static final String[] ROMAN_DIGITS = {
    "M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"
  };

  private final NumberModel model;

  private NumberWriter(NumberModel model) {
    this.model = model;
  }

  static String write(NumberModel model, double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      String text = NumberText.of(Math.abs(value));
      int width = model.roman() != 0 ? ROMAN_WIDTH : new NumberWriter(model).bodyWidth();
      String padded = " ".repeat(Math.max(0, width - text.length())) + text;
      return new NumberWriter(model)
          .signed(padded, Double.isNaN(value) ? 0 : (int) Math.signum(value));
    }
    return write(model, new BigDecimal(value));
  }

  static String write(NumberModel model, BigDecimal value) {
    var writer = new NumberWriter(model);
    if (model.roman() != 0) {
      return writer.roman(value);
    }
    if (model.whole().isEmpty() && model.fraction().isEmpty()) {
      return "";
    }
    return model.isHex() ? writer.hexadecimal(value) : writer.decimal(value);
  }

  private String decimal(BigDecimal value) {
    if (model.exponent() != 0) {
      return scientific(value);
    }
    BigDecimal shifted = value.abs().scaleByPowerOfTen(model.shift());
    BigDecimal rounded = shifted.setScale(model.fraction().length(), RoundingMode.HALF_UP);
    if (model.blankZero() && rounded.toBigInteger().signum() == 0) {
      return model.compact() ? "" : " ".repeat(signed(" ".repeat(bodyWidth()), 0).length());
    }
    String plain = rounded.toPlainString();
    int point = plain.indexOf('.');
    String digits = point < 0 ? plain : plain.substring(0, point);
    String fraction = point < 0 ? "" : plain.substring(point + 1);
    boolean nothingWhole = digits.equals("0");
    boolean overflow = !nothingWhole && digits.length() > model.wholeDigits();
    if (nothingWhole && !(model.compact() ? kept(fraction) : fraction).isEmpty()) {
      digits = "";
    }
    String body =
        overflow
            ? hashes()
            : whole(digits) + point() + (model.compact() ? kept(fraction) : fraction);
    return signed(withCurrency(body), rounded.signum() == 0 ? 0 : value.signum());
  }

  /// The fraction without zeros at its end.
  private static String kept(String fraction) {
    return fraction.replaceFirst("0+$", "");
  }

  private String point() {
    return model.hasPoint() ? "." : "";
  }

  /// Digits at the places of the model: what is before them are spaces, or zeros from the first `0` on.
  private String whole(String digits) {
    var text = new StringBuilder();
    int missing = model.wholeDigits() - digits.length();
    boolean begun = false;
    int place = 0;
    for (int i = 0; i < model.whole().length(); i++) {
      char element = model.whole().charAt(i);
      if (element == ',') {
        text.append(begun ? ',' : ' ');
        continue;
      }
      boolean own = place >= missing;
      begun |= own || element == '0';
      text.append(own ? digits.charAt(place - missing) : begun ? '0' : ' ');
      place++;
    }
    return text.toString();
  }

  private String hashes() {
    return model.whole().replaceAll("[09]", "#") + point() + "#".repeat(model.fraction().length());
  }

  private int bodyWidth() {
    return model.whole().length()
        + (model.hasPoint() ? 1 : 0)
        + model.fraction().length()
        + model.currency().length()
        + (model.exponent() == 0 ? 0 : 4);
  }

  private String withCurrency(String body) {
    int spaces = spaces(body);
    return body.substring(0, spaces) + model.currency() + body.substring(spaces);
  }

  private static int spaces(String body) {
    int spaces = 0;
    while (spaces < body.length() && body.charAt(spaces) == ' ') {
      spaces++;
    }
    return spaces;
  }

  /// The body with the sign of a number at its place.
  private String signed(String body, int signum) {
    int spaces = spaces(body);
    String blanks = body.substring(0, spaces);
    String number = body.substring(spaces);
    String plus = signum < 0 ? "-" : signum > 0 ? "+" : " ";
    String minus = signum < 0 ? "-" : " ";
    String text =
        switch (model.sign()) {
          case IMPLIED -> blanks + minus + number;
          case BEFORE -> blanks + plus + number;
          case AFTER -> body + plus;
          case MINUS_AFTER -> body + minus;
          case BRACKETS -> blanks + (signum < 0 ? "<" + number + ">" : " " + number + " ");
        };
    return model.compact() ? text.replace(" ", "") : text;
  }

  private String scientific(BigDecimal value) {
    int digits = model.fraction().length() + 1;
    BigDecimal rounded = value.abs().round(new MathContext(digits, RoundingMode.HALF_UP));
    int exponent = rounded.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
    String mantissa =
        rounded
            .scaleByPowerOfTen(-exponent)
            .setScale(digits - 1, RoundingMode.HALF_UP)
            .toPlainString();
    int magnitude = Math.abs(exponent);
    String body =
        mantissa
            + (model.hasPoint() && digits == 1 ? "." : "")
            + model.exponent()
            + (exponent < 0 ? '-' : '+')
            + (magnitude < 10 ? "0" : "")
            + magnitude;
    return signed(model.currency() + body, value.signum());
  }

  private String hexadecimal(BigDecimal value) {
    BigInteger rounded = value.setScale(0, RoundingMode.HALF_UP).toBigInteger();
    String digits = rounded.abs().toString(16).toUpperCase(Locale.ROOT);
    int places = model.whole().length();
    if (digits.length() > places) {
      return signed("#".repeat(places), rounded.signum());
    }
    String text = whole(digits);
    var cased = new StringBuilder();
    for (int i = 0; i < places; i++) {
      cased.append(isLower(i) ? Character.toLowerCase(text.charAt(i)) : text.charAt(i));
    }
    return signed(cased.toString(), rounded.signum());
  }

  /// A `0` has the case of the next `X`.
  private boolean isLower(int place) {
    for (int i = place; i < model.whole().length(); i++) {
      if (model.whole().charAt(i) != '0') {
        return model.whole().charAt(i) == 'x';
      }
    }
    return false;
  }

  private String roman(BigDecimal value) {
    BigDecimal rounded = value.setScale(0, RoundingMode.HALF_UP);
    if (rounded.signum() <= 0 || rounded.compareTo(BigDecimal.valueOf(ROMAN_MAX)) > 0) {
      return "#".repeat(ROMAN_WIDTH);
    }
    int left = rounded.intValueExact();
    var digits = new StringBuilder();
    for (int i = 0; i < ROMAN_VALUES.length; i++) {
      while (left >= ROMAN_VALUES[i]) {
        digits.append(ROMAN_DIGITS[i]);
        left -= ROMAN_VALUES[i];
      }
    }
    String text =
        model.roman() == 'r' ? digits.toString().toLowerCase(Locale.ROOT) : digits.toString();
    return model.compact() ? text : " ".repeat(Math.max(0, ROMAN_WIDTH - text.length())) + text;
  }
}
