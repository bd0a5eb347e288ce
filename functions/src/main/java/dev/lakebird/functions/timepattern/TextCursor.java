package dev.lakebird.functions.timepattern;

/// Reads numbers and words of a text from left to right.
public final class TextCursor {
  /// No number stands there, or one out of range.
  public static final int NONE = -1;

  private final String text;
  private int at;

  public TextCursor(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  public int at() {
    return at;
  }

  public void skip(int count) {
    at += count;
  }

  public boolean atEnd() {
    return at >= text.length();
  }

  /// The next character, 0 at the end.
  public char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  /// Whether the character stands next; it is read if so.
  public boolean read(char c) {
    boolean found = !atEnd() && text.charAt(at) == c;
    at += found ? 1 : 0;
    return found;
  }

  public void skipSpace() {
    while (!atEnd() && isSpace(text.charAt(at))) {
      at++;
    }
  }

  /// Reads the digits of a number of at most `width` digits from `min` to `max`, or answers [#NONE].
  public int number(int width, int min, int max) {
    int from = at;
    int value = 0;
    while (at < text.length() && at - from < width && isDigit(text.charAt(at))) {
      value = value * 10 + text.charAt(at) - '0';
      at++;
    }
    return at == from || value < min || value > max ? NONE : value;
  }

  /// ASCII white space.
  public static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  public static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
