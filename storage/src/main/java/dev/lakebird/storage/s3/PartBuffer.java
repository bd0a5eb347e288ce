package dev.lakebird.storage.s3;

import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import software.amazon.awssdk.core.sync.RequestBody;

/// Bytes on their way into one part: native memory that grows to the size of a part.
final class PartBuffer implements AutoCloseable {
  private static final long BYTES_MIN = 64 << 10;

  private final long capacityMax;
  private Arena arena = Arena.ofShared();
  private MemorySegment memory;
  private long used;

  PartBuffer(long capacityMax) {
    this.capacityMax = capacityMax;
    this.memory = arena.allocate(Math.min(BYTES_MIN, capacityMax));
  }

  long room() {
    return capacityMax - used;
  }

  long used() {
    return used;
  }

  void append(MemorySegment bytes) {
    long needed = used + bytes.byteSize();
    if (needed > memory.byteSize()) {
      grow(needed);
    }
    MemorySegment.copy(bytes, 0, memory, used, bytes.byteSize());
    used = needed;
  }

  /// The bytes as the body of a request, readable again for a retry, without a copy.
  RequestBody body() {
    MemorySegment content = memory.asSlice(0, used);
    return RequestBody.fromContentProvider(
        () -> new SegmentInputStream(content), used, "application/octet-stream");
  }

  @Override
  public void close() {
    arena.close();
  }

  private void grow(long needed) {
    long size = Math.min(capacityMax, Math.max(needed, memory.byteSize() * 2));
    Arena larger = Arena.ofShared();
    MemorySegment moved = larger.allocate(size);
    MemorySegment.copy(memory, 0, moved, 0, used);
    arena.close();
    arena = larger;
    memory = moved;
  }

  /// Reads a segment from its beginning.
  private static final class SegmentInputStream extends InputStream {
    private final MemorySegment content;
    private long position;
    private long marked;

    SegmentInputStream(MemorySegment content) {
      this.content = content;
    }

    @Override
    public int read() {
      if (position >= content.byteSize()) {
        return -1;
      }
      return content.get(ValueLayout.JAVA_BYTE, position++) & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (length == 0) {
        return 0;
      }
      int count = (int) Math.min(length, content.byteSize() - position);
      if (count <= 0) {
        return -1;
      }
      MemorySegment.copy(content, ValueLayout.JAVA_BYTE, position, target, offset, count);
      position += count;
      return count;
    }

    @Override
    public int available() {
      return (int) Math.min(Integer.MAX_VALUE, content.byteSize() - position);
    }

    @Override
    public boolean markSupported() {
      return true;
    }

    @Override
    public synchronized void mark(int readLimit) {
      marked = position;
    }

    @Override
    public synchronized void reset() {
      position = marked;
    }
  }
}
