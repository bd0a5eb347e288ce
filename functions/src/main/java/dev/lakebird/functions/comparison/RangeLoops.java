package dev.lakebird.functions.comparison;

import static dev.lakebird.types.memory.NativeLayouts.INT;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import java.lang.foreign.MemorySegment;

/// Loops that test whether integers lie in an inclusive range, or outside where `outside` is set. Every
/// comparison with a constant is such a test. Selecting loops have no branch on the data.
final class RangeLoops {
  private RangeLoops() {}

  static int selectLongs(
      MemorySegment data, int length, long low, long high, boolean outside, int[] out) {
    int kept = 0;
    for (int i = 0; i < length; i++) {
      long x = data.get(LONG, (long) i << 3);
      out[kept] = i;
      kept += (x >= low & x <= high) != outside ? 1 : 0;
    }
    return kept;
  }

  static int selectLongs(
      MemorySegment data, int[] rows, int count, long low, long high, boolean outside, int[] out) {
    int kept = 0;
    for (int k = 0; k < count; k++) {
      int row = rows[k];
      long x = data.get(LONG, (long) row << 3);
      out[kept] = row;
      kept += (x >= low & x <= high) != outside ? 1 : 0;
    }
    return kept;
  }

  static int selectInts(
      MemorySegment data, int length, int low, int high, boolean outside, int[] out) {
    int kept = 0;
    for (int i = 0; i < length; i++) {
      int x = data.get(INT, (long) i << 2);
      out[kept] = i;
      kept += (x >= low & x <= high) != outside ? 1 : 0;
    }
    return kept;
  }

  static int selectInts(
      MemorySegment data, int[] rows, int count, int low, int high, boolean outside, int[] out) {
    int kept = 0;
    for (int k = 0; k < count; k++) {
      int row = rows[k];
      int x = data.get(INT, (long) row << 2);
      out[kept] = row;
      kept += (x >= low & x <= high) != outside ? 1 : 0;
    }
    return kept;
  }

  static void testLongs(
      MemorySegment data, int length, long low, long high, boolean outside, MemorySegment bitmap) {
    for (int from = 0; from < length; from += 64) {
      int to = Math.min(from + 64, length);
      long word = 0;
      for (int i = from; i < to; i++) {
        long x = data.get(LONG, (long) i << 3);
        word |= ((x >= low & x <= high) != outside ? 1L : 0L) << i;
      }
      bitmap.set(LONG, from >>> 3, word);
    }
  }

  static void testInts(
      MemorySegment data, int length, int low, int high, boolean outside, MemorySegment bitmap) {
    for (int from = 0; from < length; from += 64) {
      int to = Math.min(from + 64, length);
      long word = 0;
      for (int i = from; i < to; i++) {
        int x = data.get(INT, (long) i << 2);
        word |= ((x >= low & x <= high) != outside ? 1L : 0L) << i;
      }
      bitmap.set(LONG, from >>> 3, word);
    }
  }
}
