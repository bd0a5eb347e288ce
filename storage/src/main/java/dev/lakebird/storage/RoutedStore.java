package dev.lakebird.storage;

import dev.lakebird.storage.bytes.ByteStore;
import dev.lakebird.storage.bytes.ByteWriter;
import dev.lakebird.storage.bytes.RandomAccessBytes;
import dev.lakebird.storage.bytes.StoredFile;
import dev.lakebird.storage.bytes.WriteMode;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;

/// All stores of a [Storage] as one, each location answered by its own.
final class RoutedStore implements ByteStore {
  private final Storage storage;

  RoutedStore(Storage storage) {
    this.storage = storage;
  }

  @Override
  public String canonical(String location) {
    return storage.canonical(location);
  }

  @Override
  public RandomAccessBytes open(String location, OptionalLong knownLength) {
    return storage.open(location, knownLength);
  }

  @Override
  public Optional<StoredFile> find(String location) {
    return storage.find(location);
  }

  @Override
  public ByteWriter create(String location, WriteMode mode) {
    return storage.create(location, mode);
  }

  @Override
  public Iterable<StoredFile> list(String prefix) {
    return storage.store(prefix).list(prefix);
  }

  @Override
  public void delete(Collection<String> locations) {
    storage.deleteAll(locations);
  }

  @Override
  public void deleteFolder(String folder) {
    storage.deleteFolder(folder);
  }

  @Override
  public void close() {}
}
