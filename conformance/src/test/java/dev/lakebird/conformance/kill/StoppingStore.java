package dev.lakebird.conformance.kill;

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
import java.util.function.Consumer;

/// A store that tells of each step of each file that is written: created, written to, before and after it is
/// committed.
record StoppingStore(ByteStore store, Consumer<String> steps) implements ByteStore {
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
    ByteWriter writer = store.create(location, mode);
    steps.accept(location);
    return new Writer(writer, steps);
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

  private record Writer(ByteWriter writer, Consumer<String> steps) implements ByteWriter {
    @Override
    public String location() {
      return writer.location();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      writer.write(bytes, offset, length);
      steps.accept(location());
    }

    @Override
    public void write(MemorySegment bytes) {
      writer.write(bytes);
      steps.accept(location());
    }

    @Override
    public long position() {
      return writer.position();
    }

    @Override
    public FileIdentity commit() {
      steps.accept(location());
      FileIdentity identity = writer.commit();
      steps.accept(location());
      return identity;
    }

    @Override
    public void close() {
      writer.close();
    }
  }
}
