package dev.lakebird.ingestload.text;

import dev.lakebird.types.memory.NativeBuffer;
import java.lang.foreign.MemorySegment;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// The memory of one reader's chunk, used again unless somebody retained it.
public final class ChunkBuffer implements AutoCloseable {
  private final BufferAllocator allocator;
  private @Nullable NativeBuffer held;

  public ChunkBuffer(BufferAllocator allocator) {
    this.allocator = allocator;
  }

  /// At least so many bytes, with the first `used` of what it held.
  NativeBuffer grow(long used, long bytes) {
    NativeBuffer now = held;
    if (now != null && now.isExclusive() && now.bytes() >= bytes) {
      return now;
    }
    NativeBuffer fresh = NativeBuffer.allocate(allocator, bytes);
    if (now != null) {
      MemorySegment.copy(now.segment(), 0, fresh.segment(), 0, used);
      now.release();
    }
    held = fresh;
    return fresh;
  }

  @Override
  public void close() {
    if (held != null) {
      held.release();
      held = null;
    }
  }
}
