package dev.lakebird.functions.castformat;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.adapter.RowErrors;
import java.util.Locale;

/// A format model of numbers. Source: GoogleSQL reference, "Format elements", "Format numeric type as
/// string".
///
/// @param whole `0`, `9`, `X`, `x` and `,` before the decimal point, those behind `V` too
/// @param hasPoint whether there is a decimal point
/// @param fraction `0` and `9` behind it
/// @param shift how many digits stand behind `V`
/// @param currency the symbol, empty where there is none
/// @param exponent `E`, `e`, or 0 where there is none
/// @param blankZero whether a number of integer part 0 is all spaces
/// @param compact whether spaces and zeros at the end are left out
/// @param roman `R`, `r`, or 0 where it is no Roman numeral
record NumberModel(
    String whole,
    boolean hasPoint,
    String fraction,
    int shift,
    Sign sign,
    String currency,
    char exponent,
    boolean blankZero,
    boolean compact,
    char roman) {
  /// Where the sign stands.
  enum Sign {
    /// A minus before the number.
    IMPLIED,
    /// Plus or minus before the number.
    BEFORE,
    /// Plus or minus behind it.
    AFTER,
    /// A minus behind it.
    MINUS_AFTER,
    /// Angle brackets around negative numbers.
    BRACKETS
  }

  static final int HEX_DIGITS_MAX = 16;

  boolean isHex() {
    return whole.indexOf('X') >= 0 || whole.indexOf('x') >= 0;
  }

  /// Digits before the point that the model has room for.
  int wholeDigits() {
    return whole.length() - (int) whole.chars().filter(c -> c == ',').count();
  }

  /// @throws LakebirdException INVALID_VALUE where the text is no model
  static NumberModel parse(String text) {
    return new Parser(text).parse();
  }

  /// Reads a model from left to right.
  private static final class Parser {
    private final String text;
    private final String upper;
    private final StringBuilder whole = new StringBuilder();
    private final StringBuilder fraction = new StringBuilder();
    private int at;
    private boolean point;
    private boolean shifted;
    private int shift;
    private Sign sign = Sign.IMPLIED;
    private String currency = "";
    private char exponent;
    private boolean blankZero;
    private boolean compact;
    private char roman;

    Parser(String text) {
      this.text = text;
      this.upper = text.toUpperCase(Locale.ROOT);
    }

    NumberModel parse() {
      while (at < text.length()) {
        element();
      }
      var model =
          new NumberModel(
              whole.toString(),
              point,
              fraction.toString(),
              shift,
              sign,
              currency,
              exponent,
              blankZero,
              compact,
              roman);
      check(model);
      return model;
    }

    private void element() {
      char c = text.charAt(at);
      switch (upper.charAt(at)) {
        case '0', '9' -> digit(c);
        case 'X' -> digit(c);
        case ',', 'G' -> {
          refuse(point || whole.isEmpty() || exponent != 0, c);
          whole.append(',');
          at++;
        }
        case '.', 'D' -> {
          refuse(point || shifted || exponent != 0, c);
          point = true;
          at++;
        }
        case '$', 'L' -> currency("$", c);
        case 'C' -> currency(c == 'C' ? "USD" : "usd", c);
        case 'B' -> {
          blankZero = true;
          at++;
        }
        case 'V' -> {
          refuse(point || shifted || exponent != 0, c);
          shifted = true;
          at++;
        }
        case 'S' -> {
          boolean first = whole.isEmpty() && fraction.isEmpty() && !point;
          sign(first ? Sign.BEFORE : Sign.AFTER, c, 1);
        }
        default -> word(c);
      }
    }

    private void word(char c) {
      if (upper.startsWith("EEEE", at)) {
        refuse(exponent != 0 || shifted, c);
        exponent = c;
        at += 4;
      } else if (upper.startsWith("FM", at)) {
        refuse(compact, c);
        compact = true;
        at += 2;
      } else if (upper.startsWith("RN", at)) {
        refuse(roman != 0, c);
        roman = c;
        at += 2;
      } else if (upper.startsWith("MI", at)) {
        sign(Sign.MINUS_AFTER, c, 2);
      } else if (upper.startsWith("PR", at)) {
        sign(Sign.BRACKETS, c, 2);
      } else {
        refuse(true, c);
      }
    }

    private void digit(char c) {
      refuse(exponent != 0 || (sign != Sign.IMPLIED && sign != Sign.BEFORE), c);
      (point ? fraction : whole).append(c);
      shift += shifted ? 1 : 0;
      at++;
    }

    private void currency(String symbol, char c) {
      refuse(!currency.isEmpty(), c);
      currency = symbol;
      at++;
    }

    private void sign(Sign kind, char c, int length) {
      refuse(sign != Sign.IMPLIED, c);
      sign = kind;
      at += length;
    }

    private void refuse(boolean wrong, char c) {
      if (wrong) {
        throw RowErrors.invalid(
            "Unexpected format element '" + c + "' at " + at + " of the format model: " + text);
      }
    }

    private void check(NumberModel model) {
      boolean digits = !model.whole.isEmpty() || !model.fraction.isEmpty();
      boolean marks =
          point || shifted || exponent != 0 || !currency.isEmpty() || whole.indexOf(",") >= 0;
      boolean fits =
          roman != 0
              ? !digits && !marks && !blankZero && sign == Sign.IMPLIED
              : digits || text.isEmpty();
      if (model.isHex()) {
        boolean decimal = whole.indexOf("9") >= 0;
        fits = !marks && !decimal && !blankZero && model.whole.length() <= HEX_DIGITS_MAX;
      } else if (fraction.indexOf("X") >= 0 || fraction.indexOf("x") >= 0) {
        fits = false;
      }
      if (!fits) {
        throw RowErrors.invalid("Invalid format model of a number: " + text);
      }
    }
  }
}
