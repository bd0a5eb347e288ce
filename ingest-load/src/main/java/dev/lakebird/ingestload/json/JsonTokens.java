package dev.lakebird.ingestload.json;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;

import java.lang.foreign.MemorySegment;

/// The keys and values of one object a line, read in place: texts lose their escapes where they lie. Belongs
/// to one thread. Source: RFC 8259.
final class JsonTokens {
  /// What a value is.
  enum Kind {
    TEXT,
    NUMBER,
    TRUE,
    FALSE,
    NULL,
    NESTED
  }

  /// The line is no JSON object.
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    Malformed(String message) {
      super(message, null, false, false);
    }
  }

  private static final int DEPTH_MAX = 100;

  private MemorySegment data = MemorySegment.NULL;
  private int at;
  private int end;
  private int from;
  private int to;
  private int seen;
  private boolean nul;
  private Kind kind = Kind.NULL;

  /// Begins with a line, without its line end; false where it is blank.
  boolean begin(MemorySegment text, int start, int limit) throws Malformed {
    data = text;
    at = start;
    end = limit;
    seen = 0;
    nul = false;
    skipSpace();
    if (at == end) {
      return false;
    }
    if (peek() != '{') {
      throw new Malformed("A record must be a JSON object");
    }
    at++;
    return true;
  }

  /// Reads the next key, whose bounds are [#from] and [#to]; false at the end of the object.
  ///
  /// @param first whether it is the object's first
  boolean nextKey(boolean first) throws Malformed {
    skipSpace();
    if (peek() == '}') {
      at++;
      skipSpace();
      if (at != end) {
        throw new Malformed("Text behind a JSON object");
      }
      return false;
    }
    if (!first) {
      expect(',');
      skipSpace();
    }
    expect('"');
    text();
    int keyFrom = from;
    int keyTo = to;
    skipSpace();
    expect(':');
    skipSpace();
    from = keyFrom;
    to = keyTo;
    return true;
  }

  /// Reads the value of the key; its bounds are [#from] and [#to].
  Kind value() throws Malformed {
    int b = peek();
    if (b == '"') {
      at++;
      text();
      kind = Kind.TEXT;
    } else if (b == '{' || b == '[') {
      from = at;
      skipNested(0);
      to = at;
      kind = Kind.NESTED;
    } else {
      from = at;
      while (at < end && !isDelimiter(data.get(BYTE, at))) {
        at++;
      }
      to = at;
      kind = word(b);
    }
    return kind;
  }

  private Kind word(int first) throws Malformed {
    if (first == 't' && is("true")) {
      return Kind.TRUE;
    }
    if (first == 'f' && is("false")) {
      return Kind.FALSE;
    }
    if (first == 'n' && is("null")) {
      return Kind.NULL;
    }
    boolean number = to > from && (first == '-' || first >= '0' && first <= '9');
    for (int i = from; i < to && number; i++) {
      byte b = data.get(BYTE, i);
      number = b >= '0' && b <= '9' || b == '-' || b == '+' || b == '.' || b == 'e' || b == 'E';
    }
    if (!number) {
      throw new Malformed("Unexpected text in a JSON object");
    }
    return Kind.NUMBER;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  /// Whether bytes beyond ASCII occurred in texts.
  boolean sawHigh() {
    return seen < 0;
  }

  /// Whether NUL occurred in texts.
  boolean sawNul() {
    return nul;
  }

  private void skipNested(int depth) throws Malformed {
    if (depth > DEPTH_MAX) {
      throw new Malformed("JSON nested deeper than " + DEPTH_MAX);
    }
    int open = peek();
    at++;
    int close = open == '{' ? '}' : ']';
    while (true) {
      int b = peek();
      if (b == close) {
        at++;
        return;
      }
      if (b == '"') {
        at++;
        while (peek() != '"') {
          at += peek() == '\\' ? 2 : 1;
        }
        at++;
      } else if (b == '{' || b == '[') {
        skipNested(depth + 1);
      } else if (b == '}' || b == ']') {
        throw new Malformed("Brackets of JSON do not match");
      } else {
        at++;
      }
    }
  }

  /// Reads a text behind its quote.
  private void text() throws Malformed {
    from = at;
    int out = at;
    while (true) {
      byte b = (byte) peek();
      if (b == '"') {
        break;
      }
      seen |= b;
      if (b == '\\') {
        at++;
        out = escape(out);
        continue;
      }
      nul |= b == 0;
      if (out != at) {
        data.set(BYTE, out, b);
      }
      out++;
      at++;
    }
    to = out;
    at++;
  }

  private int escape(int out) throws Malformed {
    int b = peek();
    at++;
    int character =
        switch (b) {
          case '"', '\\', '/' -> b;
          case 'b' -> '\b';
          case 'f' -> '\f';
          case 'n' -> '\n';
          case 'r' -> '\r';
          case 't' -> '\t';
          case 'u' -> codePoint();
          default -> throw new Malformed("Unknown escape in a JSON text");
        };
    return put(out, character);
  }

  private int codePoint() throws Malformed {
    int unit = hex4();
    if (unit < 0xD800 || unit > 0xDFFF) {
      return unit;
    }
    if (unit < 0xDC00
        && at + 1 < end
        && data.get(BYTE, at) == '\\'
        && data.get(BYTE, at + 1) == 'u') {
      at += 2;
      int low = hex4();
      if (low >= 0xDC00 && low <= 0xDFFF) {
        return Character.toCodePoint((char) unit, (char) low);
      }
    }
    throw new Malformed("Half of a surrogate pair in a JSON text");
  }

  private int hex4() throws Malformed {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(peek(), 16);
      if (digit < 0) {
        throw new Malformed("Unknown escape in a JSON text");
      }
      value = value << 4 | digit;
      at++;
    }
    return value;
  }

  private int put(int out, int c) {
    nul |= c == 0;
    if (c < 0x80) {
      data.set(BYTE, out, (byte) c);
      return out + 1;
    }
    seen = -1;
    if (c < 0x800) {
      data.set(BYTE, out, (byte) (0xC0 | c >> 6));
      data.set(BYTE, out + 1, (byte) (0x80 | c & 0x3F));
      return out + 2;
    }
    if (c < 0x10000) {
      data.set(BYTE, out, (byte) (0xE0 | c >> 12));
      data.set(BYTE, out + 1, (byte) (0x80 | c >> 6 & 0x3F));
      data.set(BYTE, out + 2, (byte) (0x80 | c & 0x3F));
      return out + 3;
    }
    data.set(BYTE, out, (byte) (0xF0 | c >> 18));
    data.set(BYTE, out + 1, (byte) (0x80 | c >> 12 & 0x3F));
    data.set(BYTE, out + 2, (byte) (0x80 | c >> 6 & 0x3F));
    data.set(BYTE, out + 3, (byte) (0x80 | c & 0x3F));
    return out + 4;
  }

  private boolean is(String word) {
    if (to - from != word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (data.get(BYTE, from + i) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDelimiter(byte b) {
    return b == ',' || b == '}' || b == ']' || b == ' ' || b == '\t' || b == '\r';
  }

  private void expect(char c) throws Malformed {
    if (peek() != c) {
      throw new Malformed("Expected '" + c + "' in a JSON object");
    }
    at++;
  }

  private int peek() throws Malformed {
    if (at >= end) {
      throw new Malformed("A JSON object that does not end");
    }
    return data.get(BYTE, at);
  }

  private void skipSpace() {
    while (at < end) {
      byte b = data.get(BYTE, at);
      if (b != ' ' && b != '\t' && b != '\r') {
        return;
      }
      at++;
    }
  }
}
