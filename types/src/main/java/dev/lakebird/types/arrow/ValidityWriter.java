package dev.lakebird.types.arrow;

import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.Vector;
import java.lang.foreign.MemorySegment;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// The validity bitmap of a column that grows; nothing is stored before the first NULL.
final class ValidityWriter {
  private final BufferAllocator allocator;
  private final GrowableBuffer bits;
  private int length;
  private int nulls;

  ValidityWriter(BufferAllocator allocator) {
    this.allocator = allocator;
    this.bits = new GrowableBuffer(allocator);
  }

  int length() {
    return length;
  }

  int nullCount() {
    return nulls;
  }

  /// Appends whether the rows of a flat vector are NULL; a row of -1 is.
  void append(Vector vector, int @Nullable [] rows, int from, int count) {
    boolean mayHaveNulls = vector.mayHaveNulls();
    if (!mayHaveNulls && (rows == null || !hasNegative(rows, from, count))) {
      appendValid(count);
      return;
    }
    for (int k = from; k < from + count; k++) {
      int row = rows == null ? k : rows[k];
      if (row < 0 || mayHaveNulls && vector.isNull(row)) {
        appendNull();
      } else {
        appendValid(1);
      }
    }
  }

  /// Whether a row is -1, a NULL.
  static boolean hasNegative(int[] rows, int from, int count) {
    int signs = 0;
    for (int k = from; k < from + count; k++) {
      signs |= rows[k];
    }
    return signs < 0;
  }

  /// Appends `count` rows that are not NULL.
  void appendValid(int count) {
    if (nulls > 0) {
      MemorySegment segment = bits.ensure(Bits.bytesFor(length + count));
      for (int i = length; i < length + count; i++) {
        Bits.set(segment, i);
      }
    }
    length += count;
  }

  private void appendNull() {
    MemorySegment segment = bits.ensure(Bits.bytesFor(length + 1));
    if (nulls == 0) {
      Bits.fill(segment, length, true);
    }
    nulls++;
    Bits.clear(segment, length);
    length++;
  }

  /// The bitmap, empty where no row is NULL; begins anew.
  ArrowBuf take() {
    ArrowBuf taken = nulls == 0 ? allocator.getEmpty() : bits.take(Bits.bytesFor(length));
    length = 0;
    nulls = 0;
    return taken;
  }

  void close() {
    bits.close();
  }
}
