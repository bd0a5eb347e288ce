package dev.lakebird.tableformat.table;

import dev.lakebird.types.value.Value;
import java.util.Optional;
import java.util.OptionalLong;

/// What the data files' metrics prove of a column, deleted rows included.
///
/// @param lower no value other than NULL and NaN is less; strings and bytes may be cut short
/// @param upper no value other than NULL and NaN is greater; strings and bytes may be cut and raised
/// @param nullCount the number of NULLs
public record ColumnStatistics(
    Optional<Value> lower, Optional<Value> upper, OptionalLong nullCount) {
  public static final ColumnStatistics UNKNOWN =
      new ColumnStatistics(Optional.empty(), Optional.empty(), OptionalLong.empty());
}
