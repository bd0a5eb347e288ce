package dev.lakebird.storage.iceberg;

import dev.lakebird.storage.bytes.RandomAccessBytes;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.apache.iceberg.io.RangeReadable;
import org.apache.iceberg.io.SeekableInputStream;

/// Iceberg's stream over positioned reads, with a read-ahead that doubles while reading goes straight on.
final class StoreInputStream extends SeekableInputStream implements RangeReadable {
  private static final int READ_AHEAD_BYTES_MIN = 128 << 10;
  private static final int READ_AHEAD_BYTES_MAX = 4 << 20;

  private final RandomAccessBytes bytes;
  private byte[] buffer = new byte[0];
  private long bufferStart;
  private int buffered;
  private int readAhead = READ_AHEAD_BYTES_MIN;
  private long position;
  private boolean closed;

  StoreInputStream(RandomAccessBytes bytes) {
    this.bytes = bytes;
  }

  @Override
  public long getPos() {
    return position;
  }

  @Override
  public void seek(long target) throws IOException {
    checkOpen();
    if (target < 0) {
      throw new IOException("A position is not negative");
    }
    position = target;
  }

  @Override
  public int read() throws IOException {
    if (!ensureBuffered()) {
      return -1;
    }
    return buffer[(int) (position++ - bufferStart)] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    if (!ensureBuffered()) {
      return -1;
    }
    int from = (int) (position - bufferStart);
    int count = Math.min(length, buffered - from);
    System.arraycopy(buffer, from, target, offset, count);
    position += count;
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    checkOpen();
    long skipped = Math.clamp(count, 0, Math.max(0, bytes.length() - position));
    position += skipped;
    return skipped;
  }

  @Override
  public int available() {
    long end = bufferStart + buffered;
    return position >= bufferStart && position < end ? (int) (end - position) : 0;
  }

  @Override
  public void readFully(long offset, byte[] target, int from, int length) throws IOException {
    checkOpen();
    fetch(offset, MemorySegment.ofArray(target).asSlice(from, length));
  }

  @Override
  public int readTail(byte[] target, int from, int length) throws IOException {
    checkOpen();
    int count = (int) Math.min(length, bytes.length());
    fetch(bytes.length() - count, MemorySegment.ofArray(target).asSlice(from, count));
    return count;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      bytes.close();
    }
  }

  private boolean ensureBuffered() throws IOException {
    checkOpen();
    long end = bufferStart + buffered;
    if (position >= bufferStart && position < end) {
      return true;
    }
    if (position >= bytes.length()) {
      return false;
    }
    boolean straightOn = position == end && buffered > 0;
    readAhead = straightOn ? Math.min(readAhead * 2, READ_AHEAD_BYTES_MAX) : READ_AHEAD_BYTES_MIN;
    int size = (int) Math.min(readAhead, bytes.length() - position);
    if (buffer.length < size) {
      buffer = new byte[size];
    }
    buffered = 0;
    fetch(position, MemorySegment.ofArray(buffer).asSlice(0, size));
    bufferStart = position;
    buffered = size;
    return true;
  }

  private void fetch(long offset, MemorySegment target) {
    IcebergFaults.translated(() -> bytes.read(offset, target));
  }

  private void checkOpen() throws IOException {
    if (closed) {
      throw new IOException("The stream is closed");
    }
  }
}
