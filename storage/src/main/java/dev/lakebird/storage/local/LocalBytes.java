package dev.lakebird.storage.local;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.storage.bytes.FileIdentity;
import dev.lakebird.storage.bytes.OpenCalls;
import dev.lakebird.storage.bytes.RandomAccessBytes;
import dev.lakebird.storage.bytes.RangeRead;
import dev.lakebird.storage.bytes.Ranges;
import dev.lakebird.storage.bytes.ReadCounters;
import dev.lakebird.storage.bytes.ReadMeter;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Positioned reads (`pread`) of a local file, straight into the caller's memory. A Java channel closes
/// when one of its readers is interrupted; the others open it again and go on.
final class LocalBytes implements RandomAccessBytes {
  /// The largest single system call; also keeps a slice within what a `ByteBuffer` can name.
  private static final long CHUNK_BYTES = 64L << 20;

  /// The same for memory on the heap, which the system reaches through a native buffer of this size.
  private static final long HEAP_CHUNK_BYTES = 1L << 20;

  private final String location;
  private final Path path;
  private final FileIdentity identity;
  private final boolean mayMap;
  private final OpenCalls calls = new OpenCalls();
  private final ReadMeter meter = new ReadMeter();
  private final Object reopening = new Object();
  private volatile FileChannel channel;

  LocalBytes(
      String location, Path path, FileIdentity identity, FileChannel channel, boolean mayMap) {
    this.location = location;
    this.path = path;
    this.identity = identity;
    this.channel = channel;
    this.mayMap = mayMap;
  }

  @Override
  public String location() {
    return location;
  }

  @Override
  public long length() {
    return identity.length();
  }

  @Override
  public FileIdentity identity() {
    return identity;
  }

  @Override
  public void readRanges(List<RangeRead> reads) {
    Ranges.check(location, length(), reads);
    meter.asked(reads);
    calls.run(() -> reads.forEach(this::fill));
  }

  @Override
  public CompletableFuture<Void> startReads(List<RangeRead> reads) {
    var wished = List.copyOf(reads);
    Ranges.check(location, length(), wished);
    meter.asked(wished);
    return calls.start("lakebird-read", () -> wished.forEach(this::fill)).done();
  }

  @Override
  public Optional<MemorySegment> map(long offset, long length, Arena arena) {
    if (!mayMap) {
      return Optional.empty();
    }
    if (offset < 0 || length > length() - offset) {
      throw Ranges.pastEnd(location, length(), offset, length);
    }
    try {
      return Optional.of(channel.map(MapMode.READ_ONLY, offset, length, arena));
    } catch (IOException e) {
      throw LocalFaults.map(e, location);
    }
  }

  @Override
  public ReadCounters counters() {
    return meter.counters();
  }

  @Override
  public void close() {
    calls.close();
    try {
      channel.close();
    } catch (IOException e) {
      throw LocalFaults.map(e, location);
    }
  }

  private void fill(RangeRead read) {
    long chunk = read.target().isNative() ? CHUNK_BYTES : HEAP_CHUNK_BYTES;
    long done = 0;
    while (done < read.length()) {
      if (calls.isClosed()) {
        throw new LakebirdException(ErrorCode.CANCELLED, "The file was closed during a read")
            .with("file", location);
      }
      long size = Math.min(chunk, read.length() - done);
      ByteBuffer target = read.target().asSlice(done, size).asByteBuffer();
      int count = readOnce(target, read.offset() + done);
      if (count < 0) {
        throw Ranges.pastEnd(location, length(), read.offset(), read.length());
      }
      done += count;
      meter.fetched(count);
    }
  }

  private int readOnce(ByteBuffer target, long offset) {
    while (true) {
      FileChannel current = channel;
      try {
        return current.read(target, offset);
      } catch (ClosedByInterruptException e) {
        throw LocalFaults.map(e, location);
      } catch (ClosedChannelException e) {
        reopen(current);
      } catch (IOException e) {
        throw LocalFaults.map(e, location);
      }
    }
  }

  private void reopen(FileChannel broken) {
    synchronized (reopening) {
      if (!channel.equals(broken)) {
        return;
      }
      try {
        if (!LocalStore.identify(path).equals(identity)) {
          throw new LakebirdException(ErrorCode.CONFLICT, "The file changed while it was read")
              .with("file", location);
        }
        channel = FileChannel.open(path, StandardOpenOption.READ);
      } catch (IOException e) {
        throw LocalFaults.map(e, location);
      }
    }
  }
}
