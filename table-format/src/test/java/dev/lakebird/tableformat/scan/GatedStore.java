package dev.lakebird.tableformat.scan;

import dev.lakebird.storage.bytes.ByteStore;
import dev.lakebird.storage.bytes.ByteWriter;
import dev.lakebird.storage.bytes.FileIdentity;
import dev.lakebird.storage.bytes.RandomAccessBytes;
import dev.lakebird.storage.bytes.RangeRead;
import dev.lakebird.storage.bytes.ReadCounters;
import dev.lakebird.storage.bytes.StoredFile;
import dev.lakebird.storage.bytes.WriteMode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/// A store whose started reads wait until a gate opens; reads that block their caller pass.
record GatedStore(ByteStore store, CompletableFuture<Void> gate) implements ByteStore {
  @Override
  public String canonical(String location) {
    return store.canonical(location);
  }

  @Override
  public RandomAccessBytes open(String location, OptionalLong knownLength) {
    return new GatedBytes(store.open(location, knownLength), gate);
  }

  @Override
  public Optional<StoredFile> find(String location) {
    return store.find(location);
  }

  @Override
  public ByteWriter create(String location, WriteMode mode) {
    return store.create(location, mode);
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
  public void close() {
    store.close();
  }

  private record GatedBytes(RandomAccessBytes bytes, CompletableFuture<Void> gate)
      implements RandomAccessBytes {
    @Override
    public String location() {
      return bytes.location();
    }

    @Override
    public long length() {
      return bytes.length();
    }

    @Override
    public FileIdentity identity() {
      return bytes.identity();
    }

    @Override
    public void readRanges(List<RangeRead> reads) {
      bytes.readRanges(reads);
    }

    @Override
    public CompletableFuture<Void> startReads(List<RangeRead> reads) {
      return gate.thenCompose(opened -> bytes.startReads(reads));
    }

    @Override
    public ReadCounters counters() {
      return bytes.counters();
    }

    @Override
    public void close() {
      bytes.close();
    }
  }
}
