package dev.lakebird.functions.timepattern;

import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.types.SqlType;
import java.util.ArrayList;
import java.util.List;

/// A pattern of `%` elements, composite ones such as `%F` taken apart. Source: GoogleSQL reference,
/// "Format elements for date and time parts".
record TimePattern(String text, List<Element> elements) {
  private static final String PLAIN = "AaBbCdeGgHhIJjklMmnPpQSsTtUuVWwYyZz";
  private static final String AFTER_E = "CcXxYy";
  private static final String AFTER_O = "deHIMmSUuVWwy";
  private static final String OF_DATES = "AaBbCdeGghJjmQUuVWwYy";
  private static final String OF_TIMES = "HIklMPpSs";
  private static final String OF_ZONES = "Zz";

  TimePattern {
    elements = List.copyOf(elements);
  }

  /// One part of a pattern.
  sealed interface Element {
    /// Text as it is; white space in it matches any white space.
    record Literal(String text) implements Element {}

    /// `%code`.
    record Part(char code) implements Element {}

    /// `%E4Y`.
    record FourDigitYear() implements Element {}

    /// `%E#S` and, with [#FULL], `%E*S`.
    record Seconds(int digits) implements Element {
      static final int FULL = -1;
    }

    /// `%Ez`.
    record Offset() implements Element {}

    /// No element: written as it is, and matched by nothing.
    record Unknown(String text) implements Element {}
  }

  /// Whether text or the end follows the element.
  boolean isLiteralAfter(int index) {
    return index + 1 == elements.size() || elements.get(index + 1) instanceof Element.Literal;
  }

  static TimePattern of(String text) {
    var elements = new ArrayList<Element>();
    read(text, elements);
    return new TimePattern(text, elements);
  }

  private static void read(String text, List<Element> into) {
    var literal = new StringBuilder();
    for (int at = 0; at < text.length(); ) {
      if (text.charAt(at) != '%') {
        literal.append(text.charAt(at++));
      } else if (text.startsWith("%%", at)) {
        literal.append('%');
        at += 2;
      } else {
        if (!literal.isEmpty()) {
          into.add(new Element.Literal(literal.toString()));
          literal.setLength(0);
        }
        at = readElement(text, at, into);
      }
    }
    if (!literal.isEmpty()) {
      into.add(new Element.Literal(literal.toString()));
    }
  }

  /// Adds the element that begins at `from` and returns where it ends.
  private static int readElement(String text, int from, List<Element> into) {
    char code = at(text, from + 1);
    if (code == 'E') {
      return readExtended(text, from, into);
    }
    boolean alternative = code == 'O' && isOneOf(AFTER_O, at(text, from + 2));
    addPart(alternative ? at(text, from + 2) : code, into);
    return Math.min(text.length(), from + (alternative ? 3 : 2));
  }

  private static int readExtended(String text, int from, List<Element> into) {
    char next = at(text, from + 2);
    char last = at(text, from + 3);
    if (next == '4' && last == 'Y') {
      into.add(new Element.FourDigitYear());
      return from + 4;
    }
    if (last == 'S' && (next == '*' || (next >= '0' && next <= '9'))) {
      into.add(new Element.Seconds(next == '*' ? Element.Seconds.FULL : next - '0'));
      return from + 4;
    }
    if (next == 'z') {
      into.add(new Element.Offset());
      return from + 3;
    }
    if (isOneOf(AFTER_E, next)) {
      addPart(next, into);
      return from + 3;
    }
    into.add(new Element.Unknown("%E"));
    return from + 2;
  }

  private static void addPart(char code, List<Element> into) {
    switch (code) {
      case 'c' -> read("%a %b %e %H:%M:%S %Y", into);
      case 'D', 'x' -> read("%m/%d/%y", into);
      case 'F' -> read("%Y-%m-%d", into);
      case 'R' -> read("%H:%M", into);
      case 'r' -> read("%I:%M:%S %p", into);
      case 'T', 'X' -> read("%H:%M:%S", into);
      case 'n' -> into.add(new Element.Literal("\n"));
      case 't' -> into.add(new Element.Literal("\t"));
      case '\0' -> into.add(new Element.Unknown("%"));
      default ->
          into.add(isOneOf(PLAIN, code) ? new Element.Part(code) : new Element.Unknown("%" + code));
    }
  }

  /// Refuses elements that values of the type do not have.
  ///
  /// @throws dev.lakebird.foundation.LakebirdException INVALID_VALUE
  TimePattern checkedFor(SqlType type) {
    String missing =
        switch (type) {
          case SqlType.Date t -> OF_TIMES + OF_ZONES;
          case SqlType.Time t -> OF_DATES + OF_ZONES;
          case SqlType.Datetime t -> OF_ZONES;
          default -> "";
        };
    for (Element element : elements) {
      char code =
          switch (element) {
            case Element.Part e -> e.code();
            case Element.FourDigitYear e -> 'Y';
            case Element.Seconds e -> 'S';
            case Element.Offset e -> 'z';
            case Element.Literal e -> '\0';
            case Element.Unknown e -> '\0';
          };
      if (isOneOf(missing, code)) {
        throw RowErrors.invalid(
            "Invalid format: %" + code + " is not allowed for the " + type.sqlName() + " type.");
      }
    }
    return this;
  }

  private static boolean isOneOf(String codes, char code) {
    return code != '\0' && codes.indexOf(code) >= 0;
  }

  private static char at(String text, int index) {
    return index < text.length() ? text.charAt(index) : '\0';
  }
}
