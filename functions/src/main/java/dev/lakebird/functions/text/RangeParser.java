package dev.lakebird.functions.text;

import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.RangeBytes;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/// Reads ranges: `[start, end)`, where either may be `UNBOUNDED` or `NULL`. Source: GoogleSQL
/// reference, "Lexical structure", "Range literals".
public final class RangeParser {
  private static final String SEPARATOR = ", ";

  private RangeParser() {}

  /// The range that the text says; empty where it is none or its start is not before its end. `zone`
  /// holds for timestamps that do not say theirs.
  public static Optional<Value.RangeValue> parse(String text, SqlType.Range type, ZoneId zone) {
    int separator = text.indexOf(SEPARATOR);
    if (!text.startsWith("[") || !text.endsWith(")") || separator < 0) {
      return Optional.empty();
    }
    Optional<Value> start = end(text.substring(1, separator), type.element(), zone);
    int from = separator + SEPARATOR.length();
    Optional<Value> end =
        from >= text.length()
            ? Optional.empty()
            : end(text.substring(from, text.length() - 1), type.element(), zone);
    if (start.isEmpty() || end.isEmpty()) {
      return Optional.empty();
    }
    var range = new Value.RangeValue(type, start.get(), end.get());
    return RangeBytes.isOrdered(range) ? Optional.of(range) : Optional.empty();
  }

  private static Optional<Value> end(String text, SqlType element, ZoneId zone) {
    String word = text.toUpperCase(Locale.ROOT);
    if (word.equals("UNBOUNDED") || word.equals("NULL")) {
      return Optional.of(Value.nullOf(element));
    }
    return switch (element) {
      case SqlType.Date t -> {
        var days = CivilParser.date(text);
        yield days.isPresent()
            ? Optional.of(new Value.DateValue(days.getAsInt()))
            : Optional.empty();
      }
      case SqlType.Datetime t -> {
        var micros = CivilParser.datetime(text);
        yield micros.isPresent()
            ? Optional.of(new Value.DatetimeValue(micros.getAsLong()))
            : Optional.empty();
      }
      default -> {
        var micros = CivilParser.timestamp(text, zone);
        yield micros.isPresent()
            ? Optional.of(new Value.TimestampValue(micros.getAsLong()))
            : Optional.empty();
      }
    };
  }
}
