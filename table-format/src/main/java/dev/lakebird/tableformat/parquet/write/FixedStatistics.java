package dev.lakebird.tableformat.parquet.write;

import static dev.lakebird.types.memory.NativeLayouts.DOUBLE;
import static dev.lakebird.types.memory.NativeLayouts.INT;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.apache.parquet.format.Type;

/// The bounds of values of fixed width, and how many are NaN.
record FixedStatistics(Optional<ColumnBounds> bounds, long nanCount) {
  /// @param width bytes a value in `values`: 4 or 8
  static FixedStatistics of(Type type, MemorySegment values, int count, int width) {
    if (type == Type.DOUBLE) {
      return ofDoubles(values, count);
    }
    if (count == 0) {
      return new FixedStatistics(Optional.empty(), 0);
    }
    long min = Long.MAX_VALUE;
    long max = Long.MIN_VALUE;
    if (width == 8) {
      for (int i = 0; i < count; i++) {
        long value = values.get(LONG, (long) i << 3);
        min = Math.min(min, value);
        max = Math.max(max, value);
      }
    } else {
      for (int i = 0; i < count; i++) {
        int value = values.get(INT, (long) i << 2);
        min = Math.min(min, value);
        max = Math.max(max, value);
      }
    }
    return new FixedStatistics(Optional.of(new ColumnBounds.Longs(min, max)), 0);
  }

  private static FixedStatistics ofDoubles(MemorySegment values, int count) {
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    long nans = 0;
    for (int i = 0; i < count; i++) {
      double value = values.get(DOUBLE, (long) i << 3);
      if (Double.isNaN(value)) {
        nans++;
      } else {
        min = Math.min(min, value);
        max = Math.max(max, value);
      }
    }
    if (nans == count) {
      return new FixedStatistics(Optional.empty(), nans);
    }
    // Readers may write a zero with either sign.
    return new FixedStatistics(
        Optional.of(new ColumnBounds.Doubles(min == 0 ? -0.0 : min, max == 0 ? 0.0 : max)), nans);
  }
}
