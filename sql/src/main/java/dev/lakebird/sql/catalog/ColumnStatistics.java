package dev.lakebird.sql.catalog;

import dev.lakebird.types.value.Value;
import java.util.Optional;
import java.util.OptionalLong;

/// What is known of a column's values. Bounds hold for every value; counts may be estimates.
public record ColumnStatistics(
    Optional<Value> min, Optional<Value> max, OptionalLong distinctCount, OptionalLong nullCount) {
  public static final ColumnStatistics UNKNOWN =
      new ColumnStatistics(
          Optional.empty(), Optional.empty(), OptionalLong.empty(), OptionalLong.empty());
}
