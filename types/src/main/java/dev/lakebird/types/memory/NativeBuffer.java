package dev.lakebird.types.memory;

import java.lang.foreign.MemorySegment;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/// A reference-counted run of off-heap bytes: an Arrow buffer with the segment kernels read it
/// through. The holder of a reference releases it once; the last release frees the bytes, and with
/// the guard on (`-Dlakebird.memory.guard=true`) fills them with `0xA5` first.
public final class NativeBuffer {
  static final boolean GUARD = Boolean.getBoolean("lakebird.memory.guard");

  private final ArrowBuf buffer;
  private final MemorySegment segment;

  private NativeBuffer(ArrowBuf buffer, long bytes) {
    this.buffer = buffer;
    this.segment = MemorySegment.ofAddress(buffer.memoryAddress()).reinterpret(bytes);
  }

  /// Allocates `bytes` bytes of unspecified content, with one reference for the caller.
  ///
  /// @throws dev.lakebird.foundation.LakebirdException RESOURCES_EXCEEDED when the allocator's limit
  ///     or an ancestor's is passed
  public static NativeBuffer allocate(BufferAllocator allocator, long bytes) {
    // Eight spare bytes let kernels read and write whole words at the end.
    return new NativeBuffer(Memory.allocate(allocator, Math.max(bytes, 8) + 8), Math.max(bytes, 8));
  }

  /// Wraps an Arrow buffer, taking over one reference of it.
  public static NativeBuffer wrap(ArrowBuf buffer) {
    return new NativeBuffer(buffer, buffer.capacity());
  }

  /// The bytes; valid while a reference is held.
  public MemorySegment segment() {
    return segment;
  }

  public long bytes() {
    return segment.byteSize();
  }

  /// The Arrow buffer beneath, for doors that speak Arrow.
  public ArrowBuf arrow() {
    return buffer;
  }

  /// Whether the caller's reference is the only one, so that the content may be overwritten.
  public boolean isExclusive() {
    return buffer.refCnt() == 1;
  }

  public NativeBuffer retain() {
    buffer.getReferenceManager().retain();
    return this;
  }

  public void release() {
    if (GUARD && buffer.refCnt() == 1) {
      segment.fill((byte) 0xA5);
    }
    buffer.getReferenceManager().release();
  }
}
