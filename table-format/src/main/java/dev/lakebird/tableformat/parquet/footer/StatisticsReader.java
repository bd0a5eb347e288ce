package dev.lakebird.tableformat.parquet.footer;

import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.parquet.format.Statistics;
import org.apache.parquet.format.Type;
import org.jspecify.annotations.Nullable;

/// Reads min, max and null count of column chunks and pages. Bounds that cannot be right are left out.
/// Source: the Parquet specification, "ColumnOrder" and "Statistics" in `parquet.thrift`.
final class StatisticsReader {
  private StatisticsReader() {}

  static ColumnRange range(Statistics statistics, FileColumn column, long rowCount) {
    byte @Nullable [] min = statistics.getMin_value();
    byte @Nullable [] max = statistics.getMax_value();
    boolean signed =
        (column.physical() == Type.INT32 || column.physical() == Type.INT64)
            && !column.unsignedValues();
    // The deprecated fields are right where the order is that of signed integers.
    if (min == null && signed) {
      min = statistics.getMin();
    }
    if (max == null && signed) {
      max = statistics.getMax();
    }
    long nulls = statistics.isSetNull_count() ? statistics.getNull_count() : -1;
    return new ColumnRange(
        min == null ? Optional.empty() : value(min, column),
        max == null ? Optional.empty() : value(max, column),
        nulls < 0 || nulls > rowCount ? OptionalLong.empty() : OptionalLong.of(nulls),
        rowCount);
  }

  /// A bound in PLAIN encoding without a length.
  static Optional<Value> value(byte[] bytes, FileColumn column) {
    SqlType type = column.column().type();
    return switch (column.physical()) {
      case BOOLEAN ->
          bytes.length == 1 ? Optional.of(new Value.BoolValue(bytes[0] != 0)) : Optional.empty();
      case INT32 -> {
        if (bytes.length != 4) {
          yield Optional.empty();
        }
        int value = little(bytes).getInt();
        yield integer(column.unsignedValues() ? value & 0xFFFFFFFFL : value, column);
      }
      case INT64 -> {
        if (bytes.length != 8) {
          yield Optional.empty();
        }
        long value = little(bytes).getLong();
        yield column.unsignedValues() && value < 0
            ? Optional.of(
                new Value.DecimalValue(type, new BigDecimal(Long.toUnsignedString(value))))
            : integer(value, column);
      }
      case FLOAT -> bytes.length == 4 ? floating(little(bytes).getFloat()) : Optional.empty();
      case DOUBLE -> bytes.length == 8 ? floating(little(bytes).getDouble()) : Optional.empty();
      case INT96 -> Optional.empty();
      case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> {
        if (!column.vectorType().isDecimal()) {
          yield Optional.of(new Value.BytesValue(bytes));
        }
        yield bytes.length == 0 || bytes.length > 16
            ? Optional.empty()
            : Optional.of(decimal(new BigInteger(bytes), column));
      }
    };
  }

  private static Optional<Value> integer(long value, FileColumn column) {
    SqlType type = column.column().type();
    return switch (type) {
      case SqlType.Int64 t -> Optional.of(new Value.Int64Value(value));
      case SqlType.Date t -> Optional.of(new Value.DateValue((int) value));
      case SqlType.Numeric t -> Optional.of(decimal(BigInteger.valueOf(value), column));
      case SqlType.BigNumeric t -> Optional.of(decimal(BigInteger.valueOf(value), column));
      case SqlType.Time t -> micros(value, column).map(Value.TimeValue::new);
      case SqlType.Datetime t -> micros(value, column).map(Value.DatetimeValue::new);
      case SqlType.Timestamp t -> micros(value, column).map(Value.TimestampValue::new);
      default -> Optional.empty();
    };
  }

  private static Optional<Long> micros(long value, FileColumn column) {
    return switch (column.unit()) {
      case MICROS -> Optional.of(value);
      case NANOS -> Optional.of(Math.floorDiv(value, 1000L));
      case MILLIS ->
          value > Long.MAX_VALUE / 1000 || value < Long.MIN_VALUE / 1000
              ? Optional.empty()
              : Optional.of(value * 1000);
    };
  }

  private static Value decimal(BigInteger unscaled, FileColumn column) {
    return new Value.DecimalValue(
        column.column().type(), new BigDecimal(unscaled, column.vectorType().scale()));
  }

  private static Optional<Value> floating(double value) {
    return Double.isNaN(value) ? Optional.empty() : Optional.of(new Value.Float64Value(value));
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
