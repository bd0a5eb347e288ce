package dev.lakebird.tableformat.parquet.footer;

import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.ValueBounds;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalLong;

/// What metadata says of the values of a column in a file, row group or page. The bounds of STRING and
/// BYTES are bytes ([Value.BytesValue]) and may be cut short: a lower bound that is at most the least
/// value, an upper bound that is at least the greatest. NaN and NULL lie outside the bounds.
///
/// @param min a lower bound of the values, where known
/// @param max an upper bound of the values, where known
/// @param nullCount how many rows are NULL, where known
/// @param rowCount how many rows there are
public record ColumnRange(
    Optional<Value> min, Optional<Value> max, OptionalLong nullCount, long rowCount) {
  public static ColumnRange unknown(long rowCount) {
    return new ColumnRange(Optional.empty(), Optional.empty(), OptionalLong.empty(), rowCount);
  }

  /// A column that is NULL in every row.
  public static ColumnRange allNull(long rowCount) {
    return new ColumnRange(Optional.empty(), Optional.empty(), OptionalLong.of(rowCount), rowCount);
  }

  public boolean isAllNull() {
    return nullCount.isPresent() && nullCount.getAsLong() >= rowCount;
  }

  /// The bounds as integers, decimals unscaled at `scale`; empty where they are unknown or no integers.
  public Optional<ValueBounds> integers(int scale) {
    if (min.isEmpty() || max.isEmpty()) {
      return Optional.empty();
    }
    Optional<BigInteger> low = integer(min.get(), scale);
    Optional<BigInteger> high = integer(max.get(), scale);
    if (low.isEmpty() || high.isEmpty() || low.get().compareTo(high.get()) > 0) {
      return Optional.empty();
    }
    return Optional.of(new ValueBounds(low.get(), high.get()));
  }

  private static Optional<BigInteger> integer(Value value, int scale) {
    return switch (value) {
      case Value.Int64Value v -> Optional.of(BigInteger.valueOf(v.value()));
      case Value.DateValue v -> Optional.of(BigInteger.valueOf(v.days()));
      case Value.TimeValue v -> Optional.of(BigInteger.valueOf(v.micros()));
      case Value.DatetimeValue v -> Optional.of(BigInteger.valueOf(v.micros()));
      case Value.TimestampValue v -> Optional.of(BigInteger.valueOf(v.micros()));
      case Value.DecimalValue v -> unscaled(v.value(), scale);
      case Value.NullValue v -> Optional.empty();
      case Value.BoolValue v -> Optional.empty();
      case Value.Float64Value v -> Optional.empty();
      case Value.StringValue v -> Optional.empty();
      case Value.BytesValue v -> Optional.empty();
      case Value.IntervalValue v -> Optional.empty();
      case Value.JsonValue v -> Optional.empty();
      case Value.ArrayValue v -> Optional.empty();
      case Value.StructValue v -> Optional.empty();
      case Value.RangeValue v -> Optional.empty();
    };
  }

  private static Optional<BigInteger> unscaled(BigDecimal value, int scale) {
    return value.scale() > scale
        ? Optional.empty()
        : Optional.of(value.setScale(scale).unscaledValue());
  }
}
