package dev.lakebird.functions.aggregate;

import dev.lakebird.types.memory.Memory;
import dev.lakebird.types.memory.NativeBuffer;
import java.lang.foreign.MemorySegment;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Off-heap records of one width that grow in number; new ones are all zero bytes. The segment
/// changes when it grows.
final class NativeArray implements AutoCloseable {
  private static final long RECORDS_MIN = 64;

  private final BufferAllocator allocator;
  private final long width;
  private @Nullable NativeBuffer buffer;
  private MemorySegment segment = MemorySegment.NULL;
  private long capacity;

  NativeArray(BufferAllocator allocator, long width) {
    this.allocator = allocator;
    this.width = width;
  }

  /// Makes room for `count` records.
  ///
  /// @throws dev.lakebird.foundation.LakebirdException RESOURCES_EXCEEDED when memory does not allow
  ///     it; the records so far stay as they were
  void reserve(long count) {
    if (count > capacity) {
      grow(count);
    }
  }

  private void grow(long count) {
    long wanted = Math.max(count, Math.max(RECORDS_MIN, capacity * 2));
    if (wanted * width > Memory.headroomBytes(allocator)) {
      wanted = count;
    }
    NativeBuffer grown = NativeBuffer.allocate(allocator, wanted * width);
    long used = capacity * width;
    MemorySegment.copy(segment, 0, grown.segment(), 0, used);
    grown.segment().asSlice(used).fill((byte) 0);
    if (buffer != null) {
      buffer.release();
    }
    buffer = grown;
    segment = grown.segment();
    capacity = wanted;
  }

  /// The records; record `i` starts at byte `i * width`.
  MemorySegment segment() {
    return segment;
  }

  /// How many records there is room for.
  long capacity() {
    return capacity;
  }

  /// Makes all records zero bytes again.
  void clear() {
    segment.fill((byte) 0);
  }

  @Override
  public void close() {
    if (buffer != null) {
      buffer.release();
      buffer = null;
      segment = MemorySegment.NULL;
      capacity = 0;
    }
  }
}
