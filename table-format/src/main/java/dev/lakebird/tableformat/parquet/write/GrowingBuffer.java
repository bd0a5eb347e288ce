package dev.lakebird.tableformat.parquet.write;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;
import static dev.lakebird.types.memory.NativeLayouts.INT;

import dev.lakebird.types.memory.NativeBuffer;
import java.lang.foreign.MemorySegment;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Off-heap bytes that are appended to. Its capacity doubles as needed and is kept when it is cleared.
/// Belongs to one thread.
final class GrowingBuffer implements AutoCloseable {
  /// Bytes past [#size] that may always be read or written, so that loops can work on whole words.
  private static final int SPARE_BYTES = 16;

  private static final int FIRST_BYTES = 1024;

  private final BufferAllocator allocator;
  private @Nullable NativeBuffer buffer;
  private MemorySegment segment = MemorySegment.NULL;
  private long size;

  GrowingBuffer(BufferAllocator allocator) {
    this.allocator = allocator;
  }

  /// Bytes in use.
  long size() {
    return size;
  }

  /// The bytes with whatever room there is behind them; valid until the next [#reserve].
  MemorySegment segment() {
    return segment;
  }

  /// The bytes in use.
  MemorySegment content() {
    return segment.asSlice(0, size);
  }

  /// The segment with room for `more` bytes after [#size].
  MemorySegment reserve(long more) {
    long needed = size + more + SPARE_BYTES;
    if (needed > segment.byteSize()) {
      grow(Math.max(needed, Math.max(FIRST_BYTES, segment.byteSize() * 2)));
    }
    return segment;
  }

  /// Counts `more` reserved bytes as used.
  void advance(long more) {
    size += more;
  }

  /// Forgets what lies past the first `bytes` bytes.
  void truncate(long bytes) {
    size = bytes;
  }

  /// Forgets the content.
  void clear() {
    size = 0;
  }

  void append(MemorySegment bytes) {
    long length = bytes.byteSize();
    MemorySegment.copy(bytes, 0, reserve(length), size, length);
    size += length;
  }

  void append(byte[] bytes, int length) {
    MemorySegment.copy(bytes, 0, reserve(length), BYTE, size, length);
    size += length;
  }

  void appendByte(int value) {
    reserve(1).set(BYTE, size, (byte) value);
    size++;
  }

  void appendInt(int value) {
    reserve(4).set(INT, size, value);
    size += 4;
  }

  /// Appends an unsigned LEB128 number.
  void appendVarint(int value) {
    int rest = value;
    while ((rest & ~0x7F) != 0) {
      appendByte(rest & 0x7F | 0x80);
      rest >>>= 7;
    }
    appendByte(rest);
  }

  /// Hands the bytes to the caller, who releases them; empty where nothing was ever reserved.
  @Nullable NativeBuffer detach() {
    NativeBuffer detached = buffer;
    buffer = null;
    segment = MemorySegment.NULL;
    size = 0;
    return detached;
  }

  @Override
  public void close() {
    NativeBuffer held = detach();
    if (held != null) {
      held.release();
    }
  }

  private void grow(long bytes) {
    NativeBuffer larger = NativeBuffer.allocate(allocator, bytes);
    MemorySegment.copy(segment, 0, larger.segment(), 0, size);
    if (buffer != null) {
      buffer.release();
    }
    buffer = larger;
    segment = larger.segment();
  }
}
