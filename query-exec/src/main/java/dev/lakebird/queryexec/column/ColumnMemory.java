package dev.lakebird.queryexec.column;

import static dev.lakebird.types.memory.NativeLayouts.INT;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.BitVector;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.BytesVector;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.ListVector;
import dev.lakebird.types.vector.StructVector;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorScratch;
import dev.lakebird.types.vector.VectorType;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Where a growing column lies: a validity bitmap from its first NULL on, and by its layout bits, values of
/// fixed width, or offsets and bytes. The accessors answer the segment with room for so many more rows.
abstract sealed class ColumnMemory permits ColumnBuffer {
  private static final int VALIDITY = 0;
  private static final int DATA = 1;
  private static final int HEAP = 2;

  final VectorType type;
  final Layout layout;
  final List<ColumnBuffer> children = new ArrayList<>();
  private final VectorScratch buffers;
  private boolean hasNulls;

  /// Rows so far.
  int length;

  /// Bytes of BYTES so far.
  long heapBytes;

  ColumnMemory(VectorType type, BufferAllocator allocator) {
    this.type = type;
    this.layout = type.layout();
    this.buffers = new VectorScratch(allocator);
    for (VectorType child : type.children()) {
      children.add(new ColumnBuffer(child, allocator));
    }
  }

  /// Marks the next row as not NULL.
  final void setValid() {
    if (hasNulls) {
      Bits.set(bits(VALIDITY, 1), length);
    }
  }

  final void appendValidity(Vector v, int from, int count) {
    if (!v.mayHaveNulls()) {
      if (hasNulls) {
        MemorySegment validity = bits(VALIDITY, count);
        for (int i = 0; i < count; i++) {
          Bits.set(validity, length + i);
        }
      }
      return;
    }
    MemorySegment validity = validityWithNulls(count);
    for (int i = 0; i < count; i++) {
      Bits.put(validity, length + i, !v.isNull(from + i));
    }
  }

  final void appendValidity(Vector v, int[] rows, int count) {
    boolean nulls = v.mayHaveNulls();
    if (!nulls) {
      for (int i = 0; i < count && !nulls; i++) {
        nulls = rows[i] < 0;
      }
    }
    if (!nulls) {
      appendValidity(v, 0, count);
      return;
    }
    MemorySegment validity = validityWithNulls(count);
    for (int i = 0; i < count; i++) {
      Bits.put(validity, length + i, rows[i] >= 0 && !v.isNull(rows[i]));
    }
  }

  final void validityForNulls(int count) {
    MemorySegment validity = validityWithNulls(count);
    for (int i = 0; i < count; i++) {
      Bits.clear(validity, length + i);
    }
  }

  private MemorySegment validityWithNulls(int count) {
    MemorySegment validity = bits(VALIDITY, count);
    if (!hasNulls) {
      hasNulls = true;
      for (int i = 0; i < length; i++) {
        Bits.set(validity, i);
      }
    }
    return validity;
  }

  final MemorySegment dataBits(int count) {
    return bits(DATA, count);
  }

  private MemorySegment bits(int slot, int count) {
    long used = slot == VALIDITY && !hasNulls ? 0 : Bits.bytesFor(length);
    return buffers.grow(slot, used, Bits.bytesFor(length + count)).segment();
  }

  final MemorySegment data(int count, int width) {
    return buffers.grow(DATA, (long) length * width, (long) (length + count) * width).segment();
  }

  final MemorySegment offsets(int count) {
    long used = length == 0 ? 0 : (length + 1L) << 2;
    MemorySegment offsets = buffers.grow(DATA, used, (length + count + 1L) << 2).segment();
    if (length == 0) {
      offsets.set(INT, 0, 0);
    }
    return offsets;
  }

  final MemorySegment heap(long more) {
    if (heapBytes + more > Integer.MAX_VALUE) {
      throw new LakebirdException(
          ErrorCode.RESOURCES_EXCEEDED, "The strings of one batch exceed two gigabytes");
    }
    return buffers.grow(HEAP, heapBytes, heapBytes + more).segment();
  }

  /// The column so far, with references of its own.
  final Vector vector() {
    @Nullable NativeBuffer validity = hasNulls ? held(VALIDITY, Bits.bytesFor(length)) : null;
    return switch (layout) {
      case BITS -> new BitVector(length, held(DATA, Bits.bytesFor(length)), validity);
      case INT32, INT64, FLOAT64, DECIMAL128, DECIMAL256, INTERVAL ->
          new FixedVector(type, length, held(DATA, (long) length * layout.widthBytes()), validity);
      case BYTES -> {
        offsets(0);
        yield BytesVector.flat(type, length, held(DATA, 0), held(HEAP, heapBytes), validity);
      }
      case LIST -> {
        offsets(0);
        yield new ListVector(type, length, held(DATA, 0), children.getFirst().vector(), validity);
      }
      case STRUCT -> {
        List<Vector> fields = new ArrayList<>();
        for (ColumnBuffer child : children) {
          fields.add(child.vector());
        }
        yield new StructVector(type, length, fields, validity);
      }
    };
  }

  private NativeBuffer held(int slot, long bytes) {
    return buffers.grow(slot, bytes, bytes).retain();
  }

  final void clearMemory() {
    length = 0;
    heapBytes = 0;
    hasNulls = false;
    children.forEach(ColumnBuffer::clear);
  }

  final void closeMemory() {
    buffers.close();
    children.forEach(ColumnBuffer::close);
  }
}
