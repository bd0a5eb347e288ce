package dev.lakebird.ingestload.text;

import dev.lakebird.storage.bytes.RandomAccessBytes;
import dev.lakebird.storage.bytes.RangeRead;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/// A stored file from its beginning to its end; the next block is under way while one is read.
final class StoredInputStream extends InputStream {
  private static final int BLOCK_BYTES = 4 << 20;

  private final RandomAccessBytes bytes;
  private byte[] block = new byte[0];
  private int at;
  private int limit;
  private byte[] next = new byte[0];
  private int nextLength;
  private @Nullable CompletableFuture<Void> pending;
  private long fetched;

  StoredInputStream(RandomAccessBytes bytes) {
    this.bytes = bytes;
    startNext();
  }

  /// Bytes handed out.
  long position() {
    return fetched - nextLength - (limit - at);
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    if (at == limit && !advance()) {
      return -1;
    }
    int count = Math.min(length, limit - at);
    System.arraycopy(block, at, target, offset, count);
    at += count;
    return count;
  }

  /// Bytes left of the file, as far as an int tells: decompression asks whether another member follows.
  @Override
  public int available() {
    return (int) Math.min(Integer.MAX_VALUE, bytes.length() - position());
  }

  private boolean advance() {
    CompletableFuture<Void> reading = pending;
    if (reading == null) {
      return false;
    }
    pending = null;
    try {
      reading.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
    byte[] emptied = block;
    block = next;
    at = 0;
    limit = nextLength;
    next = emptied;
    nextLength = 0;
    startNext();
    return limit > 0;
  }

  private void startNext() {
    int length = (int) Math.min(BLOCK_BYTES, bytes.length() - fetched);
    if (length <= 0) {
      return;
    }
    if (next.length < length) {
      next = new byte[length];
    }
    nextLength = length;
    pending =
        bytes.startReads(
            List.of(new RangeRead(fetched, MemorySegment.ofArray(next).asSlice(0, length))));
    fetched += length;
  }

  @Override
  public void close() {
    bytes.close();
  }
}
