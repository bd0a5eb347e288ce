package dev.lakebird.conformance.store;

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

/// A store that tells of each step of each file before it takes it; the observer may fail it, or stop there.
public record ObservedStore(ByteStore store, Observer observer) implements ByteStore {
  /// What is about to happen to a file; of [#COMMITTED], what has.
  public enum Step {
    OPENING,
    CREATING,
    WRITING,
    COMMITTING,
    COMMITTED
  }

  /// Is told of the steps, by the thread that takes them.
  @FunctionalInterface
  public interface Observer {
    /// @param bytes the length of what is written; 0 for all steps but [Step#WRITING]
    void at(Step step, String location, long bytes);
  }

  @Override
  public String canonical(String location) {
    return store.canonical(location);
  }

  @Override
  public RandomAccessBytes open(String location, OptionalLong knownLength) {
    observer.at(Step.OPENING, location, 0);
    return store.open(location, knownLength);
  }

  @Override
  public Optional<StoredFile> find(String location) {
    return store.find(location);
  }

  @Override
  public ByteWriter create(String location, WriteMode mode) {
    observer.at(Step.CREATING, location, 0);
    return new ObservedWriter(store.create(location, mode), observer);
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

  private record ObservedWriter(ByteWriter writer, Observer observer) implements ByteWriter {
    @Override
    public String location() {
      return writer.location();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      observer.at(Step.WRITING, location(), length);
      writer.write(bytes, offset, length);
    }

    @Override
    public void write(MemorySegment bytes) {
      observer.at(Step.WRITING, location(), bytes.byteSize());
      writer.write(bytes);
    }

    @Override
    public long position() {
      return writer.position();
    }

    @Override
    public FileIdentity commit() {
      observer.at(Step.COMMITTING, location(), 0);
      FileIdentity identity = writer.commit();
      observer.at(Step.COMMITTED, location(), 0);
      return identity;
    }

    @Override
    public void close() {
      writer.close();
    }
  }
}
