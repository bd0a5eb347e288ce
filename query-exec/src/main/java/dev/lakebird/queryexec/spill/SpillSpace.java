package dev.lakebird.queryexec.spill;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.arrow.memory.BufferAllocator;

/// The temporary files of one query, with their limit. Files have no name for longer than it takes to
/// open them where the system allows it, so that no crash leaves one behind. Safe for use by many
/// threads.
public final class SpillSpace {
  private final Path directory;
  private final long limitBytes;
  private final AtomicLong bytes = new AtomicLong();

  public SpillSpace(Path directory, long limitBytes) {
    this.directory = directory;
    this.limitBytes = limitBytes;
  }

  /// A new empty file; the caller closes it, which frees its room. Its buffers come from `allocator`.
  public SpillFile create(BufferAllocator allocator) {
    try {
      Files.createDirectories(directory);
      Path path = directory.resolve("lakebird-" + UUID.randomUUID() + ".spill");
      FileChannel channel =
          FileChannel.open(
              path,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      return new SpillFile(this, channel, allocator);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /// Bytes in files now.
  public long bytes() {
    return bytes.get();
  }

  void take(long more) {
    if (bytes.addAndGet(more) > limitBytes) {
      bytes.addAndGet(-more);
      throw new LakebirdException(
              ErrorCode.RESOURCES_EXCEEDED,
              "Resources exceeded during query execution: the limit of temporary files does not"
                  + " allow more")
          .with("limit_bytes", limitBytes);
    }
  }

  void giveBack(long less) {
    bytes.addAndGet(-less);
  }

  LakebirdException failure(IOException e) {
    boolean full = String.valueOf(e.getMessage()).contains("No space left");
    return new LakebirdException(
            full ? ErrorCode.STORAGE_FULL : ErrorCode.STORAGE_UNAVAILABLE,
            full
                ? "The disk of temporary files is full"
                : "A temporary file could not be written or read",
            e)
        .with("directory", directory);
  }
}
