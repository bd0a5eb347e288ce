package dev.lakebird.types.value;

import dev.lakebird.types.SqlType;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One value of a GoogleSQL type. For the edges only: no value crosses a kernel.
public sealed interface Value {
  /// The type of the value; of NULL, the type it is a NULL of.
  SqlType type();

  record NullValue(SqlType type) implements Value {}

  record BoolValue(boolean value) implements Value {
    @Override
    public SqlType type() {
      return SqlType.BOOL;
    }
  }

  record Int64Value(long value) implements Value {
    @Override
    public SqlType type() {
      return SqlType.INT64;
    }
  }

  record Float64Value(double value) implements Value {
    @Override
    public SqlType type() {
      return SqlType.FLOAT64;
    }
  }

  /// NUMERIC or BIGNUMERIC.
  record DecimalValue(SqlType type, BigDecimal value) implements Value {}

  record StringValue(String value) implements Value {
    @Override
    public SqlType type() {
      return SqlType.STRING;
    }
  }

  record BytesValue(byte[] value) implements Value {
    @Override
    public SqlType type() {
      return SqlType.BYTES;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof BytesValue b && Arrays.equals(value, b.value);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(value);
    }
  }

  /// Days since 1970-01-01.
  record DateValue(int days) implements Value {
    @Override
    public SqlType type() {
      return SqlType.DATE;
    }
  }

  /// Microseconds since midnight.
  record TimeValue(long micros) implements Value {
    @Override
    public SqlType type() {
      return SqlType.TIME;
    }
  }

  /// Microseconds since 1970-01-01 00:00:00.
  record DatetimeValue(long micros) implements Value {
    @Override
    public SqlType type() {
      return SqlType.DATETIME;
    }
  }

  /// Microseconds since 1970-01-01 00:00:00 UTC.
  record TimestampValue(long micros) implements Value {
    @Override
    public SqlType type() {
      return SqlType.TIMESTAMP;
    }
  }

  record IntervalValue(int months, int days, long nanos) implements Value {
    @Override
    public SqlType type() {
      return SqlType.INTERVAL;
    }
  }

  record JsonValue(String text) implements Value {
    @Override
    public SqlType type() {
      return SqlType.JSON;
    }
  }

  record ArrayValue(SqlType.Array type, List<Value> elements) implements Value {
    public ArrayValue {
      elements = List.copyOf(elements);
    }
  }

  record StructValue(SqlType.Struct type, List<Value> fields) implements Value {
    public StructValue {
      fields = List.copyOf(fields);
    }
  }

  /// A range; an unbounded end is a NullValue of the element type.
  record RangeValue(SqlType.Range type, Value start, Value end) implements Value {}

  static Value nullOf(SqlType type) {
    return new NullValue(type);
  }

  static Value of(long value) {
    return new Int64Value(value);
  }

  static Value of(double value) {
    return new Float64Value(value);
  }

  static Value of(boolean value) {
    return new BoolValue(value);
  }

  static Value of(String value) {
    return new StringValue(value);
  }

  static Value numeric(BigDecimal value) {
    return new DecimalValue(SqlType.NUMERIC, value);
  }

  default boolean isNull() {
    return this instanceof NullValue;
  }
}
