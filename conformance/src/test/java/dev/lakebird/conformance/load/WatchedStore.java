package dev.lakebird.conformance.load;

import dev.lakebird.storage.bytes.ByteStore;
import dev.lakebird.storage.bytes.ByteWriter;
import dev.lakebird.storage.bytes.RandomAccessBytes;
import dev.lakebird.storage.bytes.StoredFile;
import dev.lakebird.storage.bytes.WriteMode;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// A store that tells of the files it is asked for, before it opens or begins them.
///
/// @param opened is told the location of a file that is to be read
/// @param created is told the location of a file that is to be written
public record WatchedStore(ByteStore store, Consumer<String> opened, Consumer<String> created)
    implements ByteStore {
  @Override
  public String canonical(String location) {
    return store.canonical(location);
  }

  @Override
  public RandomAccessBytes open(String location, OptionalLong knownLength) {
    opened.accept(location);
    return store.open(location, knownLength);
  }

  @Override
  public Optional<StoredFile> find(String location) {
    return store.find(location);
  }

  @Override
  public ByteWriter create(String location, WriteMode mode) {
    created.accept(location);
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
  public void deleteFolder(String location) {
    store.deleteFolder(location);
  }

  @Override
  public void close() {
    store.close();
  }
}
