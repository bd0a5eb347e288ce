package dev.lakebird.functions.aggregate;

import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.BitVector;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import java.lang.foreign.MemorySegment;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// A new column of fixed-width values or booleans, zero and not NULL until written. Closing it frees
/// what was not taken.
final class FixedColumn implements AutoCloseable {
  private final VectorType type;
  private final int length;
  private final BufferAllocator allocator;
  private @Nullable NativeBuffer data;
  private @Nullable NativeBuffer validity;
  private final MemorySegment segment;

  FixedColumn(VectorType type, int length, BufferAllocator allocator) {
    this.type = type;
    this.length = length;
    this.allocator = allocator;
    long bytes =
        type.layout() == Layout.BITS
            ? Bits.bytesFor(length)
            : (long) length * type.layout().widthBytes();
    NativeBuffer fresh = NativeBuffer.allocate(allocator, bytes);
    this.data = fresh;
    this.segment = fresh.segment();
    segment.fill((byte) 0);
  }

  MemorySegment segment() {
    return segment;
  }

  void setNull(int row) {
    NativeBuffer bitmap = validity;
    if (bitmap == null) {
      bitmap = NativeBuffer.allocate(allocator, Bits.bytesFor(length));
      Bits.fill(bitmap.segment(), length, true);
      validity = bitmap;
    }
    Bits.clear(bitmap.segment(), row);
  }

  /// The column, owned by the caller.
  Vector take() {
    NativeBuffer values = data;
    if (values == null) {
      throw new IllegalStateException("The column is taken already");
    }
    data = null;
    return type.layout() == Layout.BITS
        ? new BitVector(length, values, validity)
        : new FixedVector(type, length, values, validity);
  }

  @Override
  public void close() {
    if (data != null) {
      data.release();
      data = null;
      if (validity != null) {
        validity.release();
      }
    }
  }
}
