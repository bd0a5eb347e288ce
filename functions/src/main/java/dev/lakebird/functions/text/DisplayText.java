package dev.lakebird.functions.text;

import dev.lakebird.types.value.Value;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.Collectors;

/// Values as a shell shows them: as CAST AS STRING writes them, but a FLOAT64 always looks like one
/// (`1.0`), BYTES are escaped, and there is text for every type: `NULL`, `[a, b]` for arrays and
/// `{a, b}` for structs.
public final class DisplayText {
  private DisplayText() {}

  /// The text of a value; timestamps in UTC.
  public static String of(Value value) {
    return of(value, ZoneOffset.UTC);
  }

  /// The text of a value; timestamps in `zone`.
  public static String of(Value value, ZoneId zone) {
    return switch (value) {
      case Value.Float64Value v -> floating(v.value());
      case Value.ArrayValue v ->
          v.elements().stream().map(e -> of(e, zone)).collect(Collectors.joining(", ", "[", "]"));
      case Value.StructValue v ->
          v.fields().stream().map(f -> of(f, zone)).collect(Collectors.joining(", ", "{", "}"));
      case Value v -> ValueText.of(v, zone);
    };
  }

  static String floating(double value) {
    String text = NumberText.of(value);
    boolean isWhole = text.chars().allMatch(c -> c == '-' || Character.isDigit(c));
    return isWhole ? text + ".0" : text;
  }
}
