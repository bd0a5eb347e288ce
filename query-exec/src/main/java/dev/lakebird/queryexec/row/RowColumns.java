package dev.lakebird.queryexec.row;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;
import static dev.lakebird.types.memory.NativeLayouts.DOUBLE;
import static dev.lakebird.types.memory.NativeLayouts.INT;

import dev.lakebird.queryexec.column.ValueEncoder;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.BytesVector;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorScratch;
import dev.lakebird.types.vector.VectorType;
import dev.lakebird.types.vector.Vectors;
import java.lang.foreign.MemorySegment;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Prepares columns for rows: dictionaries and constants become flat, arrays and structs their
/// encoded bytes. As keys, floats become comparable by their bits: -0.0 is 0.0 and all NaNs are one,
/// as GoogleSQL groups them. Belongs to one thread; results are borrowed until the next call.
public final class RowColumns implements AutoCloseable {
  private static final int SLOTS = 6;

  private final VectorScratch scratch;
  private final ValueEncoder encoder = new ValueEncoder();
  private final boolean keys;

  /// For keys, or for values to be had back as they are.
  public RowColumns(BufferAllocator allocator, boolean keys) {
    this.scratch = new VectorScratch(allocator);
    this.keys = keys;
  }

  /// Whether values of a type look different as keys.
  public static boolean changesKeys(VectorType type) {
    return !type.children().isEmpty() || type.layout() == Layout.FLOAT64;
  }

  /// The column number `index` prepared at the selected rows.
  public Vector prepare(int index, Vector column, Selection rows) {
    if (!column.type().children().isEmpty()) {
      return encode(index * SLOTS, column, rows);
    }
    Vector flat = Vectors.flatten(column, rows, scratch, index * SLOTS);
    if (keys && flat.type().layout() == Layout.FLOAT64) {
      return normalise(index * SLOTS + 3, (FixedVector) flat, rows);
    }
    return flat;
  }

  private Vector normalise(int slot, FixedVector v, Selection rows) {
    NativeBuffer data = scratch.buffer(slot, (long) v.length() * 8);
    MemorySegment from = v.data();
    MemorySegment to = data.segment();
    int count = rows.count();
    for (int k = 0; k < count; k++) {
      long at = (long) rows.row(k) << 3;
      double value = from.get(DOUBLE, at);
      to.set(DOUBLE, at, Double.isNaN(value) ? Double.NaN : value + 0.0);
    }
    return new FixedVector(v.type(), v.length(), data, v.validityBuffer());
  }

  private Vector encode(int slot, Vector column, Selection rows) {
    int length = column.length();
    NativeBuffer starts = scratch.buffer(slot, length * 4L);
    NativeBuffer ends = scratch.buffer(slot + 1, length * 4L);
    @Nullable NativeBuffer validity = null;
    if (column.mayHaveNulls()) {
      validity = scratch.bitmap(slot + 2, length);
      Bits.fill(validity.segment(), length, true);
    }
    encoder.clear();
    int count = rows.count();
    for (int k = 0; k < count; k++) {
      int row = rows.row(k);
      starts.segment().set(INT, (long) row << 2, encoder.length());
      if (validity != null && column.isNull(row)) {
        Bits.clear(validity.segment(), row);
      } else {
        encoder.append(column, row, keys);
      }
      ends.segment().set(INT, (long) row << 2, encoder.length());
    }
    NativeBuffer data = scratch.buffer(slot + 3, encoder.length());
    MemorySegment.copy(encoder.bytes(), 0, data.segment(), BYTE, 0, encoder.length());
    return BytesVector.view(column.type(), length, starts, ends, data, validity);
  }

  @Override
  public void close() {
    scratch.close();
  }
}
