package dev.lakebird.functions.text;

import dev.lakebird.types.value.Value;
import java.time.ZoneId;
import java.util.Locale;
import java.util.stream.Collectors;

/// Values as GoogleSQL literals: `FORMAT('%T')`, EXPLAIN, examples. Source: GoogleSQL reference,
/// "FORMAT", `%T`, and "Lexical structure", literals.
public final class LiteralText {
  private LiteralText() {}

  /// The literal with double quotes.
  public static String of(Value value, ZoneId zone) {
    return of(value, zone, '"');
  }

  /// The literal with single quotes, as SQL is usually written.
  public static String singleQuoted(Value value, ZoneId zone) {
    return of(value, zone, '\'');
  }

  /// The text of a STRING literal with its quotes.
  public static String quoted(String text, char quote) {
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
      case Value.DecimalValue v ->
          v.type().sqlName() + " " + quote + NumberText.of(v.value()) + quote;
      case Value.StringValue v -> quoted(v.value(), quote);
      case Value.BytesValue v -> "b" + quote + escapedBytes(v.value(), quote) + quote;
      case Value.DateValue v -> "DATE " + quote + CivilText.date(v.days()) + quote;
      case Value.TimeValue v -> "TIME " + quote + CivilText.time(v.micros()) + quote;
      case Value.DatetimeValue v -> "DATETIME " + quote + CivilText.datetime(v.micros()) + quote;
      case Value.TimestampValue v ->
          "TIMESTAMP " + quote + CivilText.timestamp(v.micros(), zone) + quote;
      case Value.IntervalValue v ->
          "INTERVAL " + quote + IntervalText.of(v) + quote + " YEAR TO SECOND";
      case Value.JsonValue v -> "JSON " + quoted(v.text(), quote);
      case Value.ArrayValue v ->
          v.elements().stream()
              .map(e -> of(e, zone, quote))
              .collect(Collectors.joining(", ", "[", "]"));
      case Value.StructValue v ->
          v.fields().stream()
              .map(f -> of(f, zone, quote))
              .collect(Collectors.joining(", ", v.fields().size() < 2 ? "STRUCT(" : "(", ")"));
      case Value.RangeValue v -> v.type().sqlName() + " " + quote + ValueText.of(v, zone) + quote;
    };
  }

  private static String floating(double value, char quote) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return "CAST(" + quote + NumberText.of(value) + quote + " AS FLOAT64)";
    }
    String text = NumberText.of(value);
    return text.contains(".") || text.contains("e") ? text : text + ".0";
  }

  /// Printable ASCII as it is, everything else as `\xhh`.
  static String escapedBytes(byte[] bytes, char quote) {
    var text = new StringBuilder(bytes.length);
    for (byte b : bytes) {
      int code = b & 0xff;
      if (code == '\\' || code == quote && quote != '\0') {
        text.append('\\').append((char) code);
      } else if (code >= 0x20 && code < 0x7f) {
        text.append((char) code);
      } else {
        text.append(String.format(Locale.ROOT, "\\x%02x", code));
      }
    }
    return text.toString();
  }
}
