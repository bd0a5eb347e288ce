package dev.lakebird.sql.parse;

import dev.lakebird.foundation.LakebirdException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.antlr.v4.runtime.Token;

/// Decodes the text of a quoted token: prefix, quotes and escape sequences, after "Escape sequences for string and
/// bytes literals" of the lexical reference.
final class QuotedText {
  private final Token token;
  private final String text;
  private final boolean bytes;
  private final boolean raw;
  private final int end;
  private int at;

  private QuotedText(Token token) {
    this.token = token;
    this.text = token.getText();
    boolean sawBytes = false;
    boolean sawRaw = false;
    int start = 0;
    while (isPrefix(text.charAt(start))) {
      sawBytes |= (text.charAt(start) | 0x20) == 'b';
      sawRaw |= (text.charAt(start) | 0x20) == 'r';
      start++;
    }
    int quote = tripleQuoted(start) ? 3 : 1;
    this.bytes = sawBytes;
    this.raw = sawRaw;
    this.at = start + quote;
    this.end = text.length() - quote;
  }

  /// The characters that a string literal or a back-quoted name stands for.
  static String decodeString(Token token) {
    return new QuotedText(token).string();
  }

  /// Writes the bytes that a bytes literal stands for.
  static void decodeBytes(Token token, ByteArrayOutputStream out) {
    new QuotedText(token).bytes(out);
  }

  private static boolean isPrefix(char c) {
    return switch (c) {
      case 'r', 'R', 'b', 'B' -> true;
      default -> false;
    };
  }

  private boolean tripleQuoted(int start) {
    char quote = text.charAt(start);
    return quote != '`'
        && text.length() >= start + 6
        && text.charAt(start + 1) == quote
        && text.charAt(start + 2) == quote;
  }

  private String string() {
    var out = new StringBuilder(end - at);
    while (at < end) {
      char c = next();
      if (c == '\\' && !raw) {
        out.appendCodePoint(escape());
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private void bytes(ByteArrayOutputStream out) {
    while (at < end) {
      int start = at;
      char c = next();
      if (c == '\\' && !raw) {
        out.write(escape());
      } else if (c < 0x80) {
        out.write(c);
      } else {
        at = start + Character.charCount(text.codePointAt(start));
        out.writeBytes(text.substring(start, at).getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  /// The next character; a line break of any platform reads as a line feed.
  private char next() {
    char c = text.charAt(at++);
    if (c != '\r') {
      return c;
    }
    if (at < end && text.charAt(at) == '\n') {
      at++;
    }
    return '\n';
  }

  private int escape() {
    int start = at - 1;
    char c = text.charAt(at++);
    return switch (c) {
      case 'a' -> 0x07;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'v' -> 0x0b;
      case '\\', '?', '"', '\'', '`' -> c;
      case '0', '1', '2', '3' -> octal(start);
      case 'x', 'X' -> digits(start, 2, 16, "Hex escape must be followed by 2 hex digits");
      case 'u' -> unicode(start, 4, "\\u must be followed by 4 hex digits");
      case 'U' -> unicode(start, 8, "\\U must be followed by 8 hex digits");
      case '\n', '\r' -> throw error(start, "Illegal escaped newline");
      default ->
          throw error(
              start,
              "Illegal escape sequence: \\" + Character.toString(text.codePointAt(start + 1)));
    };
  }

  private int octal(int start) {
    at--;
    return digits(start, 3, 8, "Octal escape must be followed by 3 octal digits");
  }

  private int unicode(int start, int count, String rule) {
    if (bytes) {
      throw error(
          start,
          "Illegal escape sequence: Unicode escape sequence \\"
              + text.charAt(start + 1)
              + " cannot be used in bytes literals");
    }
    int value = digits(start, count, 16, rule);
    if (value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE) {
      throw error(
          start, "Illegal escape sequence: Unicode value " + written(start) + " is invalid");
    }
    if (value < 0 || value > Character.MAX_CODE_POINT) {
      throw error(
          start,
          "Illegal escape sequence: Value of "
              + written(start)
              + " exceeds Unicode limit (0x0010FFFF)");
    }
    return value;
  }

  private int digits(int start, int count, int radix, String rule) {
    int value = 0;
    for (int i = 0; i < count; i++) {
      int digit = at < end ? Character.digit(text.charAt(at), radix) : -1;
      if (digit < 0 || text.charAt(at) >= 0x80) {
        throw error(start, "Illegal escape sequence: " + rule + " but saw: " + written(start));
      }
      value = value * radix + digit;
      at++;
    }
    return value;
  }

  private String written(int start) {
    return text.substring(start, Math.min(at + 1, end));
  }

  private LakebirdException error(int index, String message) {
    return SyntaxErrors.at(SourceText.positionWithin(token, index), message);
  }
}
