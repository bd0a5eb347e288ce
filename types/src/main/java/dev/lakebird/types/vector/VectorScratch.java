package dev.lakebird.types.vector;

import dev.lakebird.types.memory.NativeBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Result buffers that are used again batch after batch. A slot's buffer is handed out anew as long
/// as nobody retained it; a retained one is left to its keeper and replaced. Belongs to one thread.
///
/// Vectors built over these buffers are borrowed: their references belong to the scratch.
public final class VectorScratch implements AutoCloseable {
  private final BufferAllocator allocator;
  private final List<@Nullable NativeBuffer> slots = new ArrayList<>();

  public VectorScratch(BufferAllocator allocator) {
    this.allocator = allocator;
  }

  public BufferAllocator allocator() {
    return allocator;
  }

  /// At least `bytes` bytes of unspecified content, valid until the slot is asked for again.
  public NativeBuffer buffer(int slot, long bytes) {
    while (slots.size() <= slot) {
      slots.add(null);
    }
    NativeBuffer held = slots.get(slot);
    if (held != null) {
      if (held.isExclusive() && held.bytes() >= bytes) {
        return held;
      }
      slots.set(slot, null);
      held.release();
    }
    NativeBuffer fresh = NativeBuffer.allocate(allocator, bytes);
    slots.set(slot, fresh);
    return fresh;
  }

  /// A slot's buffer grown to at least `bytes`, keeping the first `used` bytes.
  public NativeBuffer grow(int slot, long used, long bytes) {
    while (slots.size() <= slot) {
      slots.add(null);
    }
    NativeBuffer held = slots.get(slot);
    if (held != null && held.isExclusive() && held.bytes() >= bytes) {
      return held;
    }
    // A buffer that is too small doubles; one that somebody keeps is replaced by what is needed.
    long doubled = held == null || held.bytes() >= bytes ? 0 : held.bytes() * 2;
    NativeBuffer fresh = NativeBuffer.allocate(allocator, Math.max(bytes, doubled));
    if (held != null) {
      java.lang.foreign.MemorySegment.copy(held.segment(), 0, fresh.segment(), 0, used);
      held.release();
    }
    slots.set(slot, fresh);
    return fresh;
  }

  /// A bitmap of `bits` bits of unspecified content.
  public NativeBuffer bitmap(int slot, int bits) {
    return buffer(slot, Bits.bytesFor(bits));
  }

  @Override
  public void close() {
    for (NativeBuffer held : slots) {
      if (held != null) {
        held.release();
      }
    }
    slots.clear();
  }
}
