package dev.lakebird.functions.text;

import dev.lakebird.types.value.Value;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Collectors;

/// Values as a person reads them: what CAST AS STRING gives, `[a, b]` for arrays, `(a, b)` for structs.
/// Source: GoogleSQL reference, "Conversion functions" and "FORMAT", `%t`.
public final class ValueText {
  private ValueText() {}

  /// The text of any value; NULL is `NULL`. Timestamps are shown in `zone`.
  public static String of(Value value, ZoneId zone) {
    return switch (value) {
      case Value.NullValue v -> "NULL";
      case Value.BoolValue v -> v.value() ? "true" : "false";
      case Value.Int64Value v -> Long.toString(v.value());
      case Value.Float64Value v -> NumberText.of(v.value());
      case Value.DecimalValue v -> NumberText.of(v.value());
      case Value.StringValue v -> v.value();
      case Value.BytesValue v -> LiteralText.escapedBytes(v.value(), LiteralText.NO_QUOTES);
      case Value.DateValue v -> CivilText.date(v.days());
      case Value.TimeValue v -> CivilText.time(v.micros());
      case Value.DatetimeValue v -> CivilText.datetime(v.micros());
      case Value.TimestampValue v -> CivilText.timestamp(v.micros(), zone);
      case Value.IntervalValue v -> IntervalText.of(v);
      case Value.JsonValue v -> v.text();
      case Value.ArrayValue v ->
          v.elements().stream().map(e -> of(e, zone)).collect(Collectors.joining(", ", "[", "]"));
      case Value.StructValue v ->
          v.fields().stream().map(f -> of(f, zone)).collect(Collectors.joining(", ", "(", ")"));
      case Value.RangeValue v -> "[" + end(v.start(), zone) + ", " + end(v.end(), zone) + ")";
    };
  }

  /// Bytes that are UTF-8 as text; empty where they are not.
  public static Optional<String> utf8(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  static String end(Value end, ZoneId zone) {
    return end.isNull() ? "UNBOUNDED" : of(end, zone);
  }
}
