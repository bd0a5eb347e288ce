package dev.lakebird.queryexec.sort;

import static dev.lakebird.types.memory.NativeLayouts.INT;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.vector.BitVector;
import dev.lakebird.types.vector.BytesVector;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import java.lang.foreign.MemorySegment;

/// The first eight bytes of a row's order: an unsigned long that is never greater for a row that
/// comes before. Equal prefixes say nothing.
final class SortPrefix {
  private static final long NANOS_PER_DAY = 86_400_000_000_000L;

  private SortPrefix() {}

  /// Writes the prefix of row `rows.row(k)` of a prepared column to `out[k]`.
  static void compute(SortKey key, Vector column, Selection rows, long[] out) {
    int count = rows.count();
    switch (column) {
      case FixedVector v -> fixed(v, rows, count, out);
      case BitVector v -> {
        for (int k = 0; k < count; k++) {
          out[k] = v.at(rows.row(k)) ? 2 : 1;
        }
      }
      case BytesVector v -> {
        for (int k = 0; k < count; k++) {
          out[k] = bytes(v, rows.row(k));
        }
      }
      default -> throw LakebirdException.internal("Sorting takes prepared columns");
    }
    if (key.descending()) {
      for (int k = 0; k < count; k++) {
        out[k] = ~out[k];
      }
    }
    if (column.mayHaveNulls()) {
      long ofNull = key.nullsFirst() ? 0 : -1;
      for (int k = 0; k < count; k++) {
        if (column.isNull(rows.row(k))) {
          out[k] = ofNull;
        }
      }
    }
  }

  private static void fixed(FixedVector v, Selection rows, int count, long[] out) {
    MemorySegment data = v.data();
    switch (v.type().layout()) {
      case INT32 -> {
        for (int k = 0; k < count; k++) {
          out[k] = (long) data.get(INT, (long) rows.row(k) << 2) ^ Long.MIN_VALUE;
        }
      }
      case INT64 -> {
        for (int k = 0; k < count; k++) {
          out[k] = data.get(LONG, (long) rows.row(k) << 3) ^ Long.MIN_VALUE;
        }
      }
      case FLOAT64 -> {
        for (int k = 0; k < count; k++) {
          out[k] = ofDouble(v.doubleAt(rows.row(k)));
        }
      }
      case DECIMAL128 -> {
        for (int k = 0; k < count; k++) {
          int row = rows.row(k);
          out[k] = clamp(v.highAt(row), v.lowAt(row)) ^ Long.MIN_VALUE;
        }
      }
      case DECIMAL256 -> {
        for (int k = 0; k < count; k++) {
          long at = (long) rows.row(k) << 5;
          long low = data.get(LONG, at);
          long second = data.get(LONG, at + 8);
          long top = data.get(LONG, at + 24);
          boolean fits = second == low >> 63 && top == second && data.get(LONG, at + 16) == top;
          out[k] = (fits ? low : top < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) ^ Long.MIN_VALUE;
        }
      }
      case INTERVAL -> {
        for (int k = 0; k < count; k++) {
          long at = (long) rows.row(k) << 4;
          long days = data.get(INT, at) * 30L + data.get(INT, at + 4);
          days += Math.floorDiv(data.get(LONG, at + 8), NANOS_PER_DAY);
          out[k] = days ^ Long.MIN_VALUE;
        }
      }
      case BITS, BYTES, LIST, STRUCT ->
          throw LakebirdException.internal("Not of fixed width: " + v.type());
    }
  }

  private static long clamp(long high, long low) {
    if (high == low >> 63) {
      return low;
    }
    return high < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
  }

  /// NaN, then -inf to inf, with -0.0 as 0.0.
  static long ofDouble(double value) {
    if (Double.isNaN(value)) {
      return 0;
    }
    long bits = Double.doubleToRawLongBits(value + 0.0);
    return bits < 0 ? ~bits : bits ^ Long.MIN_VALUE;
  }

  private static long bytes(BytesVector v, int row) {
    int start = v.startAt(row);
    int length = Math.min(8, v.endAt(row) - start);
    MemorySegment data = v.data();
    if (length == 8) {
      return Long.reverseBytes(data.get(LONG, start));
    }
    long word = 0;
    for (int i = 0; i < length; i++) {
      word |=
          (data.get(dev.lakebird.types.memory.NativeLayouts.BYTE, start + i) & 0xFFL)
              << (56 - 8 * i);
    }
    return word;
  }
}
