package dev.lakebird.storage.local;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.storage.bytes.ByteWriter;
import dev.lakebird.storage.bytes.FileIdentity;
import dev.lakebird.storage.bytes.WriteMode;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/// Writes under a temporary name in the folder of the file; at commit the file is synced, takes its name
/// atomically (by renaming, or by a hard link where it must not replace another), and its folder is
/// synced. A target that exists and is no regular file (`/dev/stdout`) is written in place.
final class LocalWriter implements ByteWriter {
  /// What temporary names end in; listings leave such files out.
  static final String TEMPORARY_SUFFIX = ".lakebird-tmp";

  private static final int BUFFER_BYTES = 128 << 10;

  private final String location;
  private final Path path;
  private final Path written;
  private final WriteMode mode;
  private final boolean sync;
  private final FileChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
  private long position;
  private boolean committed;

  private LocalWriter(
      String location, Path path, Path written, WriteMode mode, boolean sync, FileChannel channel) {
    this.location = location;
    this.path = path;
    this.written = written;
    this.mode = mode;
    this.sync = sync;
    this.channel = channel;
  }

  static LocalWriter open(String location, Path path, WriteMode mode, boolean sync) {
    Path folder = LocalStore.parent(path, location);
    try {
      boolean inPlace = Files.exists(path) && !Files.isRegularFile(path);
      if (inPlace) {
        if (Files.isDirectory(path)) {
          throw new LakebirdException(ErrorCode.INVALID_ARGUMENT, "The path is a folder")
              .with("file", location);
        }
        var channel = FileChannel.open(path, StandardOpenOption.WRITE);
        return new LocalWriter(location, path, path, mode, false, channel);
      }
      if (mode == WriteMode.IF_ABSENT && Files.exists(path)) {
        throw new LakebirdException(ErrorCode.ALREADY_EXISTS, "The file exists already")
            .with("file", location);
      }
      LocalFolders.create(folder, sync);
      Path temporary = folder.resolve(temporaryName());
      var channel =
          FileChannel.open(temporary, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
      return new LocalWriter(location, path, temporary, mode, sync, channel);
    } catch (IOException e) {
      throw LocalFaults.mapWrite(e, location, folder);
    }
  }

  @Override
  public String location() {
    return location;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    write(MemorySegment.ofArray(bytes).asSlice(offset, length));
  }

  @Override
  public void write(MemorySegment bytes) {
    long size = bytes.byteSize();
    if (size > buffer.remaining()) {
      drain();
    }
    if (size <= buffer.remaining()) {
      buffer.put(bytes.asByteBuffer());
    } else {
      for (long done = 0; done < size; done += BUFFER_BYTES) {
        long chunk = Math.min(BUFFER_BYTES, size - done);
        put(bytes.asSlice(done, chunk).asByteBuffer());
      }
    }
    position += size;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public FileIdentity commit() {
    drain();
    try {
      if (sync) {
        channel.force(true);
      }
      channel.close();
      if (!written.equals(path)) {
        takeName();
      }
      committed = true;
      if (sync) {
        LocalFolders.sync(LocalStore.parent(path, location));
      }
      return LocalStore.identify(path);
    } catch (IOException e) {
      throw LocalFaults.mapWrite(e, location, LocalStore.parent(path, location));
    }
  }

  @Override
  public void close() {
    if (committed) {
      return;
    }
    try {
      channel.close();
    } catch (IOException ignored) {
      // The file is given up; what matters is that its name goes.
    }
    if (!written.equals(path)) {
      removeTemporary();
    }
  }

  private void takeName() throws IOException {
    switch (mode) {
      case REPLACE -> Files.move(written, path, StandardCopyOption.ATOMIC_MOVE);
      case IF_ABSENT -> {
        try {
          Files.createLink(path, written);
          removeTemporary();
        } catch (FileAlreadyExistsException e) {
          throw e;
        } catch (UnsupportedOperationException | FileSystemException noLinks) {
          // A file system without hard links: looks first, which two writers at once may pass.
          Files.move(written, path);
        }
      }
    }
  }

  private void removeTemporary() {
    try {
      Files.deleteIfExists(written);
    } catch (IOException ignored) {
      // It is invisible to listings, and the error that led here is the one to tell.
    }
  }

  private void drain() {
    buffer.flip();
    put(buffer);
    buffer.clear();
  }

  private void put(ByteBuffer bytes) {
    try {
      while (bytes.hasRemaining()) {
        int count = channel.write(bytes);
        if (count < 0) {
          throw LakebirdException.internal("A file channel wrote nothing");
        }
      }
    } catch (IOException e) {
      throw LocalFaults.mapWrite(e, location, LocalStore.parent(path, location));
    }
  }

  private static String temporaryName() {
    // Two writers that draw the same name are told apart by CREATE_NEW; secure randomness would
    // cost
    // a short process more than its whole write.
    var random = ThreadLocalRandom.current();
    String name = Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
    return ".".concat(name).concat(TEMPORARY_SUFFIX);
  }
}
