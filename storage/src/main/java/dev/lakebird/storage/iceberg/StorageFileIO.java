package dev.lakebird.storage.iceberg;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.storage.bytes.ByteStore;
import dev.lakebird.storage.bytes.StoredFile;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.iceberg.io.BulkDeletionFailureException;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.SupportsBulkOperations;
import org.apache.iceberg.io.SupportsPrefixOperations;

/// `FileIO` over a [ByteStore]. A missing file is Iceberg's `NotFoundException`, an existing one its
/// `AlreadyExistsException`, both with our failure as cause; every other failure is a [LakebirdException].
/// It configures itself from nothing and closes nothing. Not for Java serialization.
public final class StorageFileIO implements SupportsPrefixOperations, SupportsBulkOperations {
  private static final long serialVersionUID = 1;

  private final transient ByteStore store;

  public StorageFileIO(ByteStore store) {
    this.store = store;
  }

  @Override
  public InputFile newInputFile(String location) {
    return new StoreInputFile(store, location, OptionalLong.empty());
  }

  @Override
  public InputFile newInputFile(String location, long length) {
    return new StoreInputFile(store, location, OptionalLong.of(length));
  }

  @Override
  public OutputFile newOutputFile(String location) {
    return new StoreOutputFile(store, location);
  }

  @Override
  public void deleteFile(String location) {
    store.delete(List.of(location));
  }

  @Override
  public void deleteFiles(Iterable<String> locations) {
    var all = new ArrayList<String>();
    locations.forEach(all::add);
    try {
      store.delete(all);
    } catch (LakebirdException e) {
      var failure = new BulkDeletionFailureException(all.size());
      failure.initCause(e);
      throw failure;
    }
  }

  @Override
  public Iterable<FileInfo> listPrefix(String prefix) {
    Iterable<StoredFile> files = store.list(folder(prefix));
    return () -> infos(files.iterator());
  }

  @Override
  public void deletePrefix(String prefix) {
    store.deleteFolder(prefix);
  }

  @Override
  public Map<String, String> properties() {
    return Map.of();
  }

  private static String folder(String prefix) {
    return prefix.endsWith("/") ? prefix : prefix + "/";
  }

  private static Iterator<FileInfo> infos(Iterator<StoredFile> files) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return files.hasNext();
      }

      @Override
      public FileInfo next() {
        StoredFile file = files.next();
        return new FileInfo(file.location(), file.length(), file.modifiedAt().toEpochMilli());
      }
    };
  }
}
