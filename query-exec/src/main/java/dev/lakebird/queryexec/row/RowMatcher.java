package dev.lakebird.queryexec.row;

import static dev.lakebird.queryexec.row.RowMemory.ALL;
import static dev.lakebird.types.memory.NativeLayouts.BYTE;
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

/// Compares columns of a batch with rows, one column at a time, NULL equal to NULL. Belongs to one
/// thread.
public final class RowMatcher {
  private final RowLayout layout;
  private int[] failed = new int[0];
  private int failedCount;

  public RowMatcher(RowLayout layout) {
    this.layout = layout;
  }

  /// Keeps of the first `count` positions `p` those where row `rows.row(p)` of the key vectors equals
  /// the first columns of the row at `addresses[p]`; answers how many. The others are in [#failed].
  public int match(Vector[] keys, Selection rows, long[] addresses, int[] positions, int count) {
    if (failed.length < count) {
      failed = new int[count];
    }
    failedCount = 0;
    int kept = count;
    for (int c = 0; c < keys.length && kept > 0; c++) {
      Vector key = keys[c];
      int offset = layout.offset(c);
      kept = matchNulls(c, key, rows, addresses, positions, kept);
      kept =
          switch (key) {
            case FixedVector v -> matchFixed(v, offset, rows, addresses, positions, kept);
            case BitVector v -> matchBits(v, offset, rows, addresses, positions, kept);
            case BytesVector v -> matchBytes(v, offset, rows, addresses, positions, kept);
            default -> throw LakebirdException.internal("Rows are compared with prepared columns");
          };
    }
    return kept;
  }

  /// The positions that the last [#match] dropped, in no order.
  public int[] failed() {
    return failed;
  }

  public int failedCount() {
    return failedCount;
  }

  /// Keeps positions where both sides are NULL or neither is; values where both are NULL are not
  /// compared after.
  private int matchNulls(
      int column, Vector key, Selection rows, long[] addresses, int[] positions, int count) {
    int at = layout.validityByte(column);
    int bit = RowLayout.validityBit(column);
    boolean nulls = key.mayHaveNulls();
    int kept = 0;
    for (int i = 0; i < count; i++) {
      int p = positions[i];
      boolean valid = (ALL.get(BYTE, addresses[p] + at) & bit) != 0;
      if (valid == !(nulls && key.isNull(rows.row(p)))) {
        positions[kept++] = p;
      } else {
        failed[failedCount++] = p;
      }
    }
    return kept;
  }

  private int matchFixed(
      FixedVector v, int offset, Selection rows, long[] addresses, int[] positions, int count) {
    MemorySegment data = v.data();
    int width = v.type().layout().widthBytes();
    boolean nulls = v.mayHaveNulls();
    int kept = 0;
    switch (width) {
      case 4 -> {
        for (int i = 0; i < count; i++) {
          int p = positions[i];
          int row = rows.row(p);
          if (data.get(INT, (long) row << 2) == ALL.get(INT, addresses[p] + offset)
              || nulls && v.isNull(row)) {
            positions[kept++] = p;
          } else {
            failed[failedCount++] = p;
          }
        }
      }
      case 8 -> {
        for (int i = 0; i < count; i++) {
          int p = positions[i];
          int row = rows.row(p);
          if (data.get(LONG, (long) row << 3) == ALL.get(LONG, addresses[p] + offset)
              || nulls && v.isNull(row)) {
            positions[kept++] = p;
          } else {
            failed[failedCount++] = p;
          }
        }
      }
      default -> {
        boolean interval = v.type().layout() == Layout.INTERVAL;
        for (int i = 0; i < count; i++) {
          int p = positions[i];
          int row = rows.row(p);
          long at = (long) row * width;
          if ((interval
                  ? IntervalKeys.equal(data, at, ALL, addresses[p] + offset)
                  : RowMemory.equal(data, at, addresses[p] + offset, width))
              || nulls && v.isNull(row)) {
            positions[kept++] = p;
          } else {
            failed[failedCount++] = p;
          }
        }
      }
    }
    return kept;
  }

  private int matchBits(
      BitVector v, int offset, Selection rows, long[] addresses, int[] positions, int count) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      int p = positions[i];
      int row = rows.row(p);
      if (v.isNull(row) || v.at(row) == (ALL.get(BYTE, addresses[p] + offset) != 0)) {
        positions[kept++] = p;
      } else {
        failed[failedCount++] = p;
      }
    }
    return kept;
  }

  private int matchBytes(
      BytesVector v, int offset, Selection rows, long[] addresses, int[] positions, int count) {
    MemorySegment data = v.data();
    boolean nulls = v.mayHaveNulls();
    int kept = 0;
    for (int i = 0; i < count; i++) {
      int p = positions[i];
      int row = rows.row(p);
      if (nulls && v.isNull(row) || bytesEqual(v, data, row, addresses[p] + offset)) {
        positions[kept++] = p;
      } else {
        failed[failedCount++] = p;
      }
    }
    return kept;
  }

  private static boolean bytesEqual(BytesVector v, MemorySegment data, int row, long at) {
    int start = v.startAt(row);
    int length = v.endAt(row) - start;
    if (length != ALL.get(INT, at)) {
      return false;
    }
    if (length > RowLayout.INLINE_BYTES) {
      return RowMemory.equal(data, start, ALL.get(LONG, at + 8), length);
    }
    return RowMemory.half(data, start, length) == ALL.get(INT, at + 4)
        && (length <= 4 || RowMemory.word(data, start + 4L, length - 4) == ALL.get(LONG, at + 8));
  }
}
