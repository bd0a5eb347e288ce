package dev.lakebird.queryexec.row;

import static dev.lakebird.queryexec.row.RowMemory.ALL;
import static dev.lakebird.types.memory.NativeLayouts.BYTE;
import static dev.lakebird.types.memory.NativeLayouts.INT;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.vector.BitVector;
import dev.lakebird.types.vector.BytesVector;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import java.lang.foreign.MemorySegment;

/// Writes columns into rows, one column at a time. Vectors come from [RowColumns]: fixed-width, bits
/// or bytes, never dictionaries, constants or nested ones.
public final class RowWriter {
  private RowWriter() {}

  /// Heap bytes that the selected rows of a column need.
  public static long heapBytes(Vector vector, Selection rows) {
    if (!(vector instanceof BytesVector v)) {
      return 0;
    }
    long bytes = 0;
    int count = rows.count();
    for (int k = 0; k < count; k++) {
      int row = rows.row(k);
      int length = v.byteLengthAt(row);
      if (length > RowLayout.INLINE_BYTES && !v.isNull(row)) {
        bytes += length;
      }
    }
    return bytes;
  }

  /// Sets the validity bits of new rows to not NULL. Before any [#write].
  public static void initialise(RowLayout layout, long[] addresses, int[] positions, int count) {
    int bytes = layout.validityBytes();
    for (int i = 0; i < count; i++) {
      long at = addresses[positions[i]] + layout.validityOffset();
      for (int b = 0; b < bytes; b++) {
        ALL.set(BYTE, at + b, (byte) -1);
      }
    }
  }

  /// Writes a column into rows: for the first `count` positions `p`, the vector's row `rows.row(p)`
  /// into the row at `addresses[p]`.
  public static void write(
      RowStore store,
      int column,
      Vector vector,
      Selection rows,
      long[] addresses,
      int[] positions,
      int count) {
    RowLayout layout = store.layout();
    int offset = layout.offset(column);
    if (vector.mayHaveNulls()) {
      writeNulls(layout, column, vector, rows, addresses, positions, count);
    }
    switch (vector) {
      case FixedVector v -> writeFixed(v, offset, rows, addresses, positions, count);
      case BitVector v -> {
        for (int i = 0; i < count; i++) {
          int p = positions[i];
          ALL.set(BYTE, addresses[p] + offset, (byte) (v.at(rows.row(p)) ? 1 : 0));
        }
      }
      case BytesVector v -> writeBytes(store, v, offset, rows, addresses, positions, count);
      default -> throw LakebirdException.internal("Rows take prepared columns only");
    }
  }

  private static void writeNulls(
      RowLayout layout,
      int column,
      Vector vector,
      Selection rows,
      long[] addresses,
      int[] positions,
      int count) {
    int at = layout.validityByte(column);
    int bit = RowLayout.validityBit(column);
    for (int i = 0; i < count; i++) {
      int p = positions[i];
      if (vector.isNull(rows.row(p))) {
        long address = addresses[p] + at;
        ALL.set(BYTE, address, (byte) (ALL.get(BYTE, address) & ~bit));
      }
    }
  }

  private static void writeFixed(
      FixedVector v, int offset, Selection rows, long[] addresses, int[] positions, int count) {
    MemorySegment data = v.data();
    int width = v.type().layout().widthBytes();
    switch (width) {
      case 4 -> {
        for (int i = 0; i < count; i++) {
          int p = positions[i];
          ALL.set(INT, addresses[p] + offset, data.get(INT, (long) rows.row(p) << 2));
        }
      }
      case 8 -> {
        for (int i = 0; i < count; i++) {
          int p = positions[i];
          ALL.set(LONG, addresses[p] + offset, data.get(LONG, (long) rows.row(p) << 3));
        }
      }
      default -> {
        for (int i = 0; i < count; i++) {
          int p = positions[i];
          long from = (long) rows.row(p) * width;
          long to = addresses[p] + offset;
          for (int at = 0; at < width; at += 8) {
            ALL.set(LONG, to + at, data.get(LONG, from + at));
          }
        }
      }
    }
  }

  private static void writeBytes(
      RowStore store,
      BytesVector v,
      int offset,
      Selection rows,
      long[] addresses,
      int[] positions,
      int count) {
    MemorySegment data = v.data();
    for (int i = 0; i < count; i++) {
      int p = positions[i];
      int row = rows.row(p);
      long to = addresses[p] + offset;
      if (v.isNull(row)) {
        ALL.set(LONG, to, 0);
        ALL.set(LONG, to + 8, 0);
        continue;
      }
      int start = v.startAt(row);
      int length = v.endAt(row) - start;
      ALL.set(INT, to, length);
      ALL.set(INT, to + 4, RowMemory.half(data, start, length));
      if (length <= RowLayout.INLINE_BYTES) {
        ALL.set(LONG, to + 8, length <= 4 ? 0 : RowMemory.word(data, start + 4L, length - 4));
      } else {
        long heap = store.appendHeap(length);
        MemorySegment.copy(data, start, ALL, heap, length);
        ALL.set(LONG, to + 8, heap);
      }
    }
  }
}
