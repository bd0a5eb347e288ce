package dev.lakebird.sql.explain;

import dev.lakebird.types.value.Value;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/// Values as literals in the text of plans.
final class ValueText {
  private ValueText() {}

  static String of(Value value) {
    return switch (value) {
      case Value.NullValue v -> "NULL";
      case Value.BoolValue v -> v.value() ? "TRUE" : "FALSE";
      case Value.Int64Value v -> Long.toString(v.value());
      case Value.Float64Value v -> Double.toString(v.value());
      case Value.DecimalValue v ->
          v.type().sqlName() + " '" + v.value().stripTrailingZeros().toPlainString() + "'";
      case Value.StringValue v -> "'" + v.value().replace("'", "\\'") + "'";
      case Value.BytesValue v -> "x'" + HexFormat.of().formatHex(v.value()) + "'";
      case Value.DateValue v -> "DATE '" + LocalDate.ofEpochDay(v.days()) + "'";
      case Value.TimeValue v -> "TIME '" + LocalTime.ofNanoOfDay(v.micros() * 1000) + "'";
      case Value.DatetimeValue v ->
          "DATETIME '" + LocalDateTime.ofInstant(instant(v.micros()), ZoneOffset.UTC) + "'";
      case Value.TimestampValue v -> "TIMESTAMP '" + instant(v.micros()) + "'";
      case Value.IntervalValue v ->
          "INTERVAL '" + v.months() + " " + v.days() + " " + v.nanos() + "ns'";
      case Value.JsonValue v -> "JSON '" + v.text() + "'";
      case Value.ArrayValue v -> "[" + list(v.elements()) + "]";
      case Value.StructValue v -> "(" + list(v.fields()) + ")";
      case Value.RangeValue v -> "RANGE[" + of(v.start()) + ", " + of(v.end()) + ")";
    };
  }

  private static String list(List<Value> values) {
    return values.stream().map(ValueText::of).collect(Collectors.joining(", "));
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
