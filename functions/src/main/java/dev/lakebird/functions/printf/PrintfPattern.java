package dev.lakebird.functions.printf;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.types.SqlType;
import java.util.ArrayList;
import java.util.List;

/// A format string cut into text and specifiers. Source: GoogleSQL reference, "FORMAT".
record PrintfPattern(List<Piece> pieces) {
  private static final String CONVERSIONS = "diuoxXfFeEgGpPstT";

  PrintfPattern {
    pieces = List.copyOf(pieces);
  }

  /// A part of the format string.
  sealed interface Piece {
    /// Text as it is.
    record Text(String text) implements Piece {}

    /// A value of arguments, or of the argument after those that say width and precision.
    record Value(Specifier specifier) implements Piece {}
  }

  /// @throws LakebirdException INVALID_VALUE where the text is no format string
  static PrintfPattern parse(String format) {
    return new Parser(format).parse();
  }

  /// Holds the specifiers against the types of the arguments after the format string.
  ///
  /// @throws LakebirdException INVALID_VALUE where they do not fit
  void check(List<SqlType> types, List<Boolean> untyped) {
    int next = 0;
    for (Piece piece : pieces) {
      if (piece instanceof Piece.Value(Specifier specifier)) {
        if (next + specifier.argumentCount() > types.size()) {
          throw RowErrors.invalid("Too few arguments to FORMAT: " + (types.size() + 1));
        }
        int value = next + specifier.argumentCount() - 1;
        for (; next < value; next++) {
          if (!(types.get(next) instanceof SqlType.Int64)) {
            throw mismatch(next, types.get(next), "INT64 for width or precision");
          }
        }
        if (!untyped.get(value) && !takes(specifier.conversion(), types.get(value))) {
          throw mismatch(value, types.get(value), "one that %" + specifier.conversion() + " takes");
        }
        next++;
      }
    }
    if (next < types.size()) {
      throw RowErrors.invalid(
          "Too many arguments to FORMAT: " + (types.size() + 1) + " for " + (next + 1));
    }
  }

  private static LakebirdException mismatch(int argument, SqlType type, String wanted) {
    return RowErrors.invalid(
        "Invalid type for argument "
            + (argument + 2)
            + " to FORMAT; Expected "
            + wanted
            + "; Got "
            + type.sqlName());
  }

  private static boolean takes(char conversion, SqlType type) {
    return switch (conversion) {
      case 'd', 'i', 'o', 'x', 'X' -> type instanceof SqlType.Int64;
      case 'f', 'F', 'e', 'E', 'g', 'G' ->
          type instanceof SqlType.Float64
              || type instanceof SqlType.Numeric
              || type instanceof SqlType.BigNumeric;
      case 'p', 'P' -> type instanceof SqlType.Json;
      case 's' -> type instanceof SqlType.StringType;
      case 't', 'T' -> true;
      default -> false;
    };
  }

  /// Reads a format string from left to right.
  private static final class Parser {
    private final String format;
    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int at;

    Parser(String format) {
      this.format = format;
    }

    PrintfPattern parse() {
      while (at < format.length()) {
        char c = format.charAt(at++);
        if (c != '%') {
          text.append(c);
        } else if (peek() == '%') {
          at++;
          text.append('%');
        } else {
          endText();
          pieces.add(new Piece.Value(specifier()));
        }
      }
      endText();
      return new PrintfPattern(pieces);
    }

    private void endText() {
      if (!text.isEmpty()) {
        pieces.add(new Piece.Text(text.toString()));
        text.setLength(0);
      }
    }

    private Specifier specifier() {
      int from = at - 1;
      boolean left = false;
      boolean plus = false;
      boolean space = false;
      boolean alternate = false;
      boolean zero = false;
      boolean group = false;
      boolean flag = true;
      while (flag) {
        switch (peek()) {
          case '-' -> left = true;
          case '+' -> plus = true;
          case ' ' -> space = true;
          case '#' -> alternate = true;
          case '0' -> zero = true;
          case '\'' -> group = true;
          default -> flag = false;
        }
        at += flag ? 1 : 0;
      }
      int width = size(Specifier.NONE);
      int precision = Specifier.NONE;
      if (peek() == '.') {
        at++;
        precision = size(0);
      }
      char conversion = peek();
      if (conversion == '\0' || CONVERSIONS.indexOf(conversion) < 0) {
        throw RowErrors.invalid(
            "Invalid format specifier character in FORMAT: "
                + format.substring(from, Math.min(format.length(), at + 1)));
      }
      at++;
      var flags = new Specifier.Flags(left, plus, space, alternate, zero, group);
      return new Specifier(flags, width, precision, conversion);
    }

    private int size(int otherwise) {
      if (peek() == '*') {
        at++;
        return Specifier.ARGUMENT;
      }
      int from = at;
      long size = 0;
      while (peek() >= '0' && peek() <= '9') {
        size = size * 10 + peek() - '0';
        at++;
        if (size > Integer.MAX_VALUE) {
          throw RowErrors.outOfRange("Width or precision is out of range in FORMAT: " + format);
        }
      }
      return at == from ? otherwise : (int) size;
    }

    private char peek() {
      return at < format.length() ? format.charAt(at) : '\0';
    }
  }
}
