package dev.lakebird.conformance.cli;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.storage.bytes.ByteStore;
import dev.lakebird.storage.bytes.ByteWriter;
import dev.lakebird.storage.bytes.FileIdentity;
import dev.lakebird.storage.bytes.RandomAccessBytes;
import dev.lakebird.storage.bytes.StoredFile;
import dev.lakebird.storage.bytes.WriteMode;
import java.lang.foreign.MemorySegment;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/// A store with room for so many bytes more.
public record FullStore(ByteStore store, Room room) implements ByteStore {
  /// The room that is left, over all files.
  public static final class Room {
    private final long limit;
    private final AtomicLong taken = new AtomicLong();

    public Room(long limit) {
      this.limit = limit;
    }

    public long taken() {
      return taken.get();
    }

    void take(long bytes, String location) {
      if (taken.addAndGet(bytes) > limit) {
        throw new LakebirdException(ErrorCode.STORAGE_FULL, "The disk has no room left")
            .with("file", location);
      }
    }
  }

  @Override
  public String canonical(String location) {
    return store.canonical(location);
  }

  @Override
  public RandomAccessBytes open(String location, OptionalLong knownLength) {
    return store.open(location, knownLength);
  }

  @Override
  public Optional<StoredFile> find(String location) {
    return store.find(location);
  }

  @Override
  public ByteWriter create(String location, WriteMode mode) {
    return new FullWriter(store.create(location, mode), room);
  }

  @Override
  public Iterable<StoredFile> list(String prefix) {
    return store.list(prefix);
  }

  @Override
  public void delete(Collection<String> locations) {
    store.delete(locations);
  }

  @Override
  public void deleteFolder(String location) {
    store.deleteFolder(location);
  }

  @Override
  public void close() {
    store.close();
  }

  private record FullWriter(ByteWriter writer, Room room) implements ByteWriter {
    @Override
    public String location() {
      return writer.location();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      room.take(length, location());
      writer.write(bytes, offset, length);
    }

    @Override
    public void write(MemorySegment bytes) {
      room.take(bytes.byteSize(), location());
      writer.write(bytes);
    }

    @Override
    public long position() {
      return writer.position();
    }

    @Override
    public FileIdentity commit() {
      return writer.commit();
    }

    @Override
    public void close() {
      writer.close();
    }
  }
}
