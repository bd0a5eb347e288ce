package dev.lakebird.functions.adapter;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.RangeBytes;

/// Writes boxed values to a column of their type.
final class ValueWriter {
  private ValueWriter() {}

  static void put(Value value, Row row, ResultColumn out) {
    switch (value) {
      case Value.NullValue v -> row.setNull();
      case Value.BoolValue v -> out.putBoolean(v.value());
      case Value.Int64Value v -> out.putLong(v.value());
      case Value.Float64Value v -> out.putDouble(v.value());
      case Value.DecimalValue v -> out.putDecimal(v.value());
      case Value.StringValue v -> out.putText(v.value());
      case Value.BytesValue v -> out.putBytes(v.value());
      case Value.DateValue v -> out.putLong(v.days());
      case Value.TimeValue v -> out.putLong(v.micros());
      case Value.DatetimeValue v -> out.putLong(v.micros());
      case Value.TimestampValue v -> out.putLong(v.micros());
      case Value.IntervalValue v -> out.putInterval(v.months(), v.days(), v.nanos());
      case Value.JsonValue v -> out.putText(v.text());
      case Value.ArrayValue v -> throw LakebirdException.internal("An array is no flat value");
      case Value.StructValue v -> throw LakebirdException.internal("A struct is no flat value");
      case Value.RangeValue v -> out.putBytes(RangeBytes.encode(v));
    }
  }
}
