package dev.lakebird.queryexec.row;

import static dev.lakebird.types.memory.NativeLayouts.INT;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import java.lang.foreign.MemorySegment;

/// Intervals as keys: equal where a month of 30 days and a day of 24 hours make them equal. Source:
/// GoogleSQL reference, "Data types", "Interval type".
final class IntervalKeys {
  private static final long NANOS_PER_DAY = 86_400_000_000_000L;
  private static final long DAYS_PER_MONTH = 30;

  private IntervalKeys() {}

  /// Whole days of the interval that begins at `at`.
  static long days(MemorySegment data, long at) {
    return data.get(INT, at) * DAYS_PER_MONTH
        + data.get(INT, at + 4)
        + Math.floorDiv(data.get(LONG, at + 8), NANOS_PER_DAY);
  }

  /// What is left beside whole days, in nanoseconds.
  static long rest(MemorySegment data, long at) {
    return Math.floorMod(data.get(LONG, at + 8), NANOS_PER_DAY);
  }

  static boolean equal(MemorySegment a, long atA, MemorySegment b, long atB) {
    return days(a, atA) == days(b, atB) && rest(a, atA) == rest(b, atB);
  }
}
