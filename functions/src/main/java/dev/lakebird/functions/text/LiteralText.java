package dev.lakebird.functions.text;

import dev.lakebird.types.value.Value;
import java.time.ZoneId;
import java.util.Locale;
import java.util.stream.Collectors;

/// Values as GoogleSQL literals: `FORMAT('%T')`, EXPLAIN, examples. Source: GoogleSQL reference,
/// "FORMAT", `%T`, and "Lexical structure", literals.
public final class LiteralText {
  /// In the place of a quote: all three kinds of quotes are escaped.
  static final char ALL_QUOTES = '\0';

  /// In the place of a quote: no quotes are escaped.
  static final char NO_QUOTES = '\2';

  /// In the place of a quote: single quotes around what holds double but no single quotes, else double
  /// quotes.
  private static final char BEST_QUOTE = '\1';

  private LiteralText() {}

  /// The literal with double quotes, or single ones around text that holds double but no single quotes.
  public static String of(Value value, ZoneId zone) {
    return of(value, zone, BEST_QUOTE);
  }

  /// The literal with single quotes, as SQL is usually written.
  public static String singleQuoted(Value value, ZoneId zone) {
    return of(value, zone, '\'');
  }

  /// The text of a STRING literal with its quotes.
  public static String quoted(String text, char wanted) {
    char quote = quote(wanted, text.indexOf('"') >= 0 && text.indexOf('\'') < 0);
    var literal = new StringBuilder(text.length() + 2).append(quote);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> literal.append("\\\\");
        case '\n' -> literal.append("\\n");
        case '\r' -> literal.append("\\r");
        case '\t' -> literal.append("\\t");
        default -> {
          if (c == quote) {
            literal.append('\\').append(c);
          } else if (c < 0x20 || c == 0x7f) {
            literal.append(String.format(Locale.ROOT, "\\x%02x", (int) c));
          } else {
            literal.append(c);
          }
        }
      }
    }
    return literal.append(quote).toString();
  }

  private static String of(Value value, ZoneId zone, char quote) {
    return switch (value) {
      case Value.NullValue v -> "NULL";
      case Value.BoolValue v -> v.value() ? "true" : "false";
      case Value.Int64Value v -> Long.toString(v.value());
      case Value.Float64Value v -> floating(v.value(), quote);
      case Value.StringValue v -> quoted(v.value(), quote);
      case Value.BytesValue v -> bytes(v.value(), quote);
      case Value.IntervalValue v ->
          "INTERVAL " + quoted(IntervalText.of(v), quote) + " YEAR TO SECOND";
      case Value.JsonValue v -> "JSON " + quoted(JsonLayout.compact(v.text()), quote);
      case Value.ArrayValue v ->
          v.elements().stream()
              .map(e -> of(e, zone, quote))
              .collect(Collectors.joining(", ", "[", "]"));
      case Value.StructValue v ->
          v.fields().stream()
              .map(f -> of(f, zone, quote))
              .collect(Collectors.joining(", ", v.fields().size() < 2 ? "STRUCT(" : "(", ")"));
      case Value v -> v.type().sqlName() + " " + quoted(ValueText.of(v, zone), quote);
    };
  }

  private static String floating(double value, char quote) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return "CAST(" + quoted(NumberText.of(value), quote) + " AS FLOAT64)";
    }
    String text = NumberText.of(value);
    return text.contains(".") || text.contains("e") ? text : text + ".0";
  }

  private static char quote(char wanted, boolean singleIsBetter) {
    return wanted != BEST_QUOTE ? wanted : singleIsBetter ? '\'' : '"';
  }

  private static String bytes(byte[] bytes, char wanted) {
    boolean hasDouble = false;
    boolean hasSingle = false;
    for (byte b : bytes) {
      hasDouble |= b == '"';
      hasSingle |= b == '\'';
    }
    char quote = quote(wanted, hasDouble && !hasSingle);
    return "b" + quote + escapedBytes(bytes, quote) + quote;
  }

  /// Printable ASCII as it is, the usual escapes, everything else as `\xhh`.
  static String escapedBytes(byte[] bytes, char quote) {
    var text = new StringBuilder(bytes.length);
    for (byte b : bytes) {
      int code = b & 0xff;
      switch (code) {
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> {
          if (code == '\\' || (code >= 0x20 && isEscaped(code, quote))) {
            text.append('\\').append((char) code);
          } else if (code >= 0x20 && code < 0x7f) {
            text.append((char) code);
          } else {
            text.append(String.format(Locale.ROOT, "\\x%02x", code));
          }
        }
      }
    }
    return text.toString();
  }

  private static boolean isEscaped(int code, char quote) {
    return quote == ALL_QUOTES ? code == '"' || code == '\'' || code == '`' : code == quote;
  }
}
