package dev.lakebird.functions.text;

import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Locale;

/// Values as TO_JSON_STRING writes them. Source: GoogleSQL reference, "JSON functions", "JSON
/// encodings".
public final class JsonText {
  private static final long EXACT_MAX = 1L << 53;
  private static final BigDecimal EXACT_DECIMAL_MAX = BigDecimal.valueOf(EXACT_MAX);

  private final StringBuilder text = new StringBuilder();
  private final boolean pretty;
  private int depth;

  private JsonText(boolean pretty) {
    this.pretty = pretty;
  }

  /// The value on one line without spaces.
  public static String of(Value value) {
    var writer = new JsonText(false);
    writer.write(value);
    return writer.text.toString();
  }

  /// The value over many lines, two spaces a level.
  public static String pretty(Value value) {
    var writer = new JsonText(true);
    writer.write(value);
    return writer.text.toString();
  }

  /// A JSON string with its quotes.
  public static String quoted(String value) {
    var writer = new JsonText(false);
    writer.string(value);
    return writer.text.toString();
  }

  private void write(Value value) {
    switch (value) {
      case Value.NullValue v -> text.append("null");
      case Value.BoolValue v -> text.append(v.value());
      case Value.Int64Value v -> {
        boolean exact = v.value() >= -EXACT_MAX && v.value() <= EXACT_MAX;
        quoteUnless(exact, Long.toString(v.value()));
      }
      case Value.Float64Value v -> floating(v.value());
      case Value.DecimalValue v -> {
        BigDecimal plain = v.value().stripTrailingZeros();
        boolean exact = plain.scale() <= 0 && plain.abs().compareTo(EXACT_DECIMAL_MAX) <= 0;
        quoteUnless(exact, NumberText.of(plain));
      }
      case Value.StringValue v -> string(v.value());
      case Value.BytesValue v -> string(Base64.getEncoder().encodeToString(v.value()));
      case Value.DateValue v -> string(CivilText.date(v.days()));
      case Value.TimeValue v -> string(CivilText.time(v.micros()));
      case Value.DatetimeValue v -> string(CivilText.datetime(v.micros(), 'T'));
      case Value.TimestampValue v -> {
        String utc = CivilText.timestamp(v.micros(), ZoneOffset.UTC);
        string(utc.substring(0, utc.length() - 3).replace(' ', 'T') + "Z");
      }
      case Value.IntervalValue v -> string(IntervalText.iso(v));
      case Value.JsonValue v -> text.append(v.text());
      case Value.ArrayValue v -> array(v);
      case Value.StructValue v -> struct(v);
      case Value.RangeValue v -> {
        open('{');
        key("start", true);
        write(v.start());
        key("end", false);
        write(v.end());
        close('}', false);
      }
    }
  }

  private void array(Value.ArrayValue value) {
    open('[');
    boolean first = true;
    for (Value element : value.elements()) {
      separate(first);
      first = false;
      write(element);
    }
    close(']', first);
  }

  private void struct(Value.StructValue value) {
    open('{');
    for (int f = 0; f < value.fields().size(); f++) {
      SqlType.Field field = value.type().fields().get(f);
      key(field.name().orElse(""), f == 0);
      write(value.fields().get(f));
    }
    close('}', value.fields().isEmpty());
  }

  private void key(String name, boolean first) {
    separate(first);
    string(name);
    text.append(pretty ? ": " : ":");
  }

  private void open(char bracket) {
    text.append(bracket);
    depth++;
  }

  private void separate(boolean first) {
    if (!first) {
      text.append(',');
    }
    newLine();
  }

  private void close(char bracket, boolean empty) {
    depth--;
    if (!empty) {
      newLine();
    }
    text.append(bracket);
  }

  private void newLine() {
    if (pretty) {
      text.append('\n').append("  ".repeat(depth));
    }
  }

  private void floating(double value) {
    if (Double.isNaN(value)) {
      text.append("\"NaN\"");
    } else if (Double.isInfinite(value)) {
      text.append(value > 0 ? "\"Infinity\"" : "\"-Infinity\"");
    } else {
      text.append(NumberText.of(value));
    }
  }

  private void quoteUnless(boolean plain, String number) {
    text.append(plain ? "" : "\"").append(number).append(plain ? "" : "\"");
  }

  private void string(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\b' -> text.append("\\b");
        case '\f' -> text.append("\\f");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> {
          if (c < 0x20) {
            text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            text.append(c);
          }
        }
      }
    }
    text.append('"');
  }
}
