package dev.lakebird.storage.bytes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;

/// A place for bytes, addressed by locations of one scheme. Thread-safe. Errors are
/// [dev.lakebird.foundation.LakebirdException]s as [RandomAccessBytes] and [ByteWriter] name them.
public interface ByteStore extends AutoCloseable {
  /// The one spelling that all spellings of a location share.
  String canonical(String location);

  /// Opens for reading. With a known length an object store is not asked before the first read.
  RandomAccessBytes open(String location, OptionalLong knownLength);

  /// The file, or empty when there is none; a missing bucket is an error.
  Optional<StoredFile> find(String location);

  /// Starts a file.
  ByteWriter create(String location, WriteMode mode);

  /// Every file, in whatever depth, whose location begins with `prefix`, in order of location. Fetched as
  /// it is iterated; none when the folder does not exist. Files not yet committed do not appear.
  Iterable<StoredFile> list(String prefix);

  /// Deletes files; one that does not exist counts as deleted.
  void delete(Collection<String> locations);

  /// Deletes every file below a folder, and the folder where folders are things.
  default void deleteFolder(String folder) {
    var locations = new ArrayList<String>();
    list(folder.endsWith("/") ? folder : folder + "/")
        .forEach(file -> locations.add(file.location()));
    delete(locations);
  }

  @Override
  void close();
}
