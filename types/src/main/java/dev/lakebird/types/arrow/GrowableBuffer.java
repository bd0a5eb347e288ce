package dev.lakebird.types.arrow;

import dev.lakebird.types.memory.NativeBuffer;
import java.lang.foreign.MemorySegment;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// A run of bytes that doubles when it is full. What was asked for is readable and writable.
final class GrowableBuffer {
  private static final long FIRST_BYTES = 4096;

  private final BufferAllocator allocator;
  private @Nullable NativeBuffer buffer;
  private long nextBytes = FIRST_BYTES;

  GrowableBuffer(BufferAllocator allocator) {
    this.allocator = allocator;
  }

  /// The bytes, at least `bytes` of them, with what was written before.
  MemorySegment ensure(long bytes) {
    NativeBuffer held = buffer;
    if (held != null && held.bytes() >= bytes) {
      return held.segment();
    }
    long doubled = held == null ? nextBytes : held.bytes() * 2;
    NativeBuffer fresh = NativeBuffer.allocate(allocator, Math.max(bytes, doubled));
    if (held != null) {
      MemorySegment.copy(held.segment(), 0, fresh.segment(), 0, held.bytes());
      held.release();
    }
    buffer = fresh;
    return fresh.segment();
  }

  /// The first `bytes` bytes as an Arrow buffer, whose reference the caller gets; the next content
  /// starts in a buffer of its own.
  ArrowBuf take(long bytes) {
    NativeBuffer held = buffer;
    if (held == null) {
      return allocator.getEmpty();
    }
    // The next batch is likely to be as large.
    nextBytes = Math.max(FIRST_BYTES, bytes + bytes / 8);
    buffer = null;
    return held.arrow().slice(0, bytes);
  }

  void close() {
    if (buffer != null) {
      buffer.release();
      buffer = null;
    }
  }
}
