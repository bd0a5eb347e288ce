package dev.lakebird.queryexec.row;

import static dev.lakebird.types.memory.NativeLayouts.INT;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.vector.BitVector;
import dev.lakebird.types.vector.BytesVector;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import java.lang.foreign.MemorySegment;

/// 64-bit hashes of rows, computed column by column over prepared columns. Equal rows have equal
/// hashes in every process and version that shares temporary files; nothing durable holds them.
public final class RowHash {
  private static final long NULL_WORD = 0x5bf0_3635_d1a2_94c7L;
  private static final long STEP = 0x9e37_79b9_7f4a_7c15L;
  private static final long MIX = 0xd6e8_feb8_6659_fd93L;

  private RowHash() {}

  /// Writes the hash of row `rows.row(k)` over all columns to `hashes[k]`.
  public static void hash(Vector[] columns, Selection rows, long[] hashes) {
    int count = rows.count();
    for (int k = 0; k < count; k++) {
      hashes[k] = 0;
    }
    for (Vector column : columns) {
      add(column, rows, hashes, count);
    }
  }

  private static void add(Vector column, Selection rows, long[] hashes, int count) {
    boolean nulls = column.mayHaveNulls();
    switch (column) {
      case FixedVector v -> addFixed(v, nulls, rows, hashes, count);
      case BitVector v -> {
        for (int k = 0; k < count; k++) {
          int row = rows.row(k);
          hashes[k] = combine(hashes[k], nulls && v.isNull(row) ? NULL_WORD : v.at(row) ? 1 : 0);
        }
      }
      case BytesVector v -> {
        MemorySegment data = v.data();
        for (int k = 0; k < count; k++) {
          int row = rows.row(k);
          long word =
              nulls && v.isNull(row) ? NULL_WORD : bytes(data, v.startAt(row), v.byteLengthAt(row));
          hashes[k] = combine(hashes[k], word);
        }
      }
      default -> throw LakebirdException.internal("Hashes are of prepared columns");
    }
  }

  private static void addFixed(
      FixedVector v, boolean nulls, Selection rows, long[] hashes, int count) {
    MemorySegment data = v.data();
    int width = v.type().layout().widthBytes();
    switch (width) {
      case 4 -> {
        for (int k = 0; k < count; k++) {
          int row = rows.row(k);
          long word = nulls && v.isNull(row) ? NULL_WORD : data.get(INT, (long) row << 2);
          hashes[k] = combine(hashes[k], word);
        }
      }
      case 8 -> {
        if (!nulls && rows.isAll()) {
          for (int k = 0; k < count; k++) {
            hashes[k] = combine(hashes[k], data.get(LONG, (long) k << 3));
          }
        } else {
          for (int k = 0; k < count; k++) {
            int row = rows.row(k);
            long word = nulls && v.isNull(row) ? NULL_WORD : data.get(LONG, (long) row << 3);
            hashes[k] = combine(hashes[k], word);
          }
        }
      }
      default -> {
        boolean interval = v.type().layout() == Layout.INTERVAL;
        for (int k = 0; k < count; k++) {
          int row = rows.row(k);
          long at = (long) row * width;
          long word =
              nulls && v.isNull(row)
                  ? NULL_WORD
                  : interval
                      ? IntervalKeys.days(data, at) * STEP ^ IntervalKeys.rest(data, at)
                      : bytes(data, at, width);
          hashes[k] = combine(hashes[k], word);
        }
      }
    }
  }

  private static long bytes(MemorySegment data, long start, int length) {
    long hash = length * STEP;
    int at = 0;
    for (; at + 8 <= length; at += 8) {
      hash = Long.rotateLeft((hash ^ data.get(LONG, start + at)) * MIX, 29);
    }
    if (at < length) {
      hash = (hash ^ RowMemory.word(data, start + at, length - at)) * MIX;
    }
    return hash ^ (hash >>> 32);
  }

  private static long combine(long hash, long word) {
    long x = hash * STEP + word;
    x ^= x >>> 32;
    x *= MIX;
    x ^= x >>> 32;
    x *= MIX;
    return x ^ (x >>> 32);
  }
}
