package dev.lakebird.functions.aggregate;

import static dev.lakebird.types.memory.NativeLayouts.INT;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.BytesVector;
import dev.lakebird.types.vector.VectorType;
import java.lang.foreign.MemorySegment;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// A new column of byte strings whose total size is known, written value by value, each in any number
/// of parts. Closing it frees what was not taken.
final class BytesColumn implements AutoCloseable {
  private final VectorType type;
  private final int length;
  private final BufferAllocator allocator;
  private @Nullable NativeBuffer offsets;
  private @Nullable NativeBuffer data;
  private @Nullable NativeBuffer validity;
  private final MemorySegment offsetSegment;
  private final MemorySegment dataSegment;
  private int row;
  private int end;

  BytesColumn(VectorType type, int length, long totalBytes, BufferAllocator allocator) {
    if (totalBytes > Integer.MAX_VALUE) {
      throw new LakebirdException(
              ErrorCode.RESOURCES_EXCEEDED,
              "Resources exceeded during query execution: aggregated values are too large")
          .with("bytes", totalBytes);
    }
    this.type = type;
    this.length = length;
    this.allocator = allocator;
    NativeBuffer freshOffsets = NativeBuffer.allocate(allocator, (length + 1L) * Integer.BYTES);
    this.offsets = freshOffsets;
    this.offsetSegment = freshOffsets.segment();
    offsetSegment.set(INT, 0, 0);
    try {
      NativeBuffer freshData = NativeBuffer.allocate(allocator, totalBytes);
      this.data = freshData;
      this.dataSegment = freshData.segment();
    } catch (RuntimeException e) {
      freshOffsets.release();
      throw e;
    }
  }

  /// Adds bytes to the current value.
  void append(MemorySegment source, long from, long bytes) {
    MemorySegment.copy(source, from, dataSegment, end, bytes);
    end += (int) bytes;
  }

  /// Ends the current value.
  void endValue() {
    row++;
    offsetSegment.set(INT, (long) row << 2, end);
  }

  void appendNull() {
    NativeBuffer bitmap = validity;
    if (bitmap == null) {
      bitmap = NativeBuffer.allocate(allocator, Bits.bytesFor(length));
      Bits.fill(bitmap.segment(), length, true);
      validity = bitmap;
    }
    Bits.clear(bitmap.segment(), row);
    endValue();
  }

  /// The column, owned by the caller.
  BytesVector take() {
    NativeBuffer takenOffsets = offsets;
    NativeBuffer takenData = data;
    if (takenOffsets == null || takenData == null || row != length) {
      throw new IllegalStateException("The column is not complete, or taken already");
    }
    offsets = null;
    data = null;
    return BytesVector.flat(type, length, takenOffsets, takenData, validity);
  }

  @Override
  public void close() {
    if (offsets != null && data != null) {
      offsets.release();
      data.release();
      offsets = null;
      data = null;
      if (validity != null) {
        validity.release();
      }
    }
  }
}
