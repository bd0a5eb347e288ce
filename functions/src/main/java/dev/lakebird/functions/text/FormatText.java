package dev.lakebird.functions.text;

import dev.lakebird.types.value.Value;
import java.time.ZoneId;
import java.util.stream.Collectors;

/// Values as `FORMAT('%t')` writes them: as CAST AS STRING does, but a FLOAT64 always looks like one
/// (`1.0`), BYTES are escaped, and there is text for every type: `NULL`, `[a, b]` for arrays and
/// `(a, b)` for structs. Source: GoogleSQL reference, "FORMAT", "%t and %T behavior".
public final class FormatText {
  private FormatText() {}

  /// The text of a value; timestamps in `zone`.
  public static String of(Value value, ZoneId zone) {
    return switch (value) {
      case Value.Float64Value v -> DisplayText.floating(v.value());
      case Value.BytesValue v -> LiteralText.escapedBytes(v.value(), LiteralText.ALL_QUOTES);
      case Value.JsonValue v -> JsonLayout.compact(v.text());
      case Value.ArrayValue v ->
          v.elements().stream().map(e -> of(e, zone)).collect(Collectors.joining(", ", "[", "]"));
      case Value.StructValue v ->
          v.fields().stream().map(f -> of(f, zone)).collect(Collectors.joining(", ", "(", ")"));
      case Value v -> ValueText.of(v, zone);
    };
  }
}
