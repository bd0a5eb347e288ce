package dev.lakebird.storage;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.storage.bytes.ByteStore;
import dev.lakebird.storage.bytes.ByteWriter;
import dev.lakebird.storage.bytes.FileIdentity;
import dev.lakebird.storage.bytes.RandomAccessBytes;
import dev.lakebird.storage.bytes.StoredFile;
import dev.lakebird.storage.bytes.WriteMode;
import dev.lakebird.storage.cache.CachedBytes;
import dev.lakebird.storage.cache.RangeCache;
import dev.lakebird.storage.iceberg.StorageFileIO;
import dev.lakebird.storage.local.LocalStore;
import dev.lakebird.storage.s3.S3Settings;
import dev.lakebird.storage.s3.S3Store;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// The door to bytes. Locations are `s3://bucket/key` (`s3a` and `s3n` mean the same), plain local paths and
/// `file:` URIs; nothing in them is percent-decoded. Thread-safe; connections to object stores are made
/// when first needed. One per process suffices; the owner closes it after everything opened through it.
///
/// Every failure is a [LakebirdException] with `file` in its context; see [RandomAccessBytes] and
/// [ByteWriter] for the codes.
public final class Storage implements AutoCloseable {
  /// A longer file is not read whole into the heap.
  public static final int READ_ALL_BYTES_MAX = 256 << 20;

  /// What the names of manifests of exports end in; they say which files an export wrote, and no pattern
  /// names them.
  public static final String EXPORT_MANIFEST_SUFFIX = ".lakebird-export.json";

  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):(//)?.*");

  private final StorageSettings settings;
  private final UnaryOperator<ByteStore> decorator;
  private final ByteStore local;
  private final Map<S3Settings, ByteStore> s3Stores = new ConcurrentHashMap<>();
  private final RangeCache cache;

  private Storage(StorageSettings settings, UnaryOperator<ByteStore> decorator) {
    this.settings = settings;
    this.decorator = decorator;
    this.local =
        decorator.apply(new LocalStore(settings.syncLocalWrites(), settings.mapLocalFiles()));
    this.cache = new RangeCache(settings.rangeCacheBytes());
  }

  /// Storage by the `AWS_*` variables of this process.
  public static Storage fromEnvironment() {
    return of(StorageSettings.fromEnvironment());
  }

  /// Storage by settings.
  public static Storage of(StorageSettings settings) {
    return of(settings, UnaryOperator.identity());
  }

  /// Storage whose stores are wrapped as they are made: for observation and for tests of store faults.
  public static Storage of(StorageSettings settings, UnaryOperator<ByteStore> decorator) {
    return new Storage(settings, decorator);
  }

  /// The one spelling that all spellings of a location share: an absolute path, or `s3://bucket/key`.
  public String canonical(String location) {
    return isS3(location) ? S3Store.canonicalLocation(location) : local.canonical(location);
  }

  /// Opens a file for positioned reads; `NOT_FOUND` when there is none. The caller closes it.
  public RandomAccessBytes open(String location) {
    return open(location, OptionalLong.empty());
  }

  /// Opens a file whose length is known, as of table metadata: an object store is not asked before the
  /// first read. A file that turns out shorter is `CORRUPT_FILE`.
  public RandomAccessBytes open(String location, long knownLength) {
    return open(location, OptionalLong.of(knownLength));
  }

  /// The file at a location, or empty when there is none.
  public Optional<StoredFile> find(String location) {
    return store(location).find(location);
  }

  /// Whether there is a file at a location.
  public boolean exists(String location) {
    return find(location).isPresent();
  }

  /// A whole small file, on the heap.
  public byte[] readAll(String location) {
    try (var bytes = open(location)) {
      if (bytes.length() > READ_ALL_BYTES_MAX) {
        throw new LakebirdException(
                ErrorCode.LIMIT_EXCEEDED, "The file is too long to be read whole")
            .with("file", location)
            .with("bytes", bytes.length())
            .with("bytesMax", READ_ALL_BYTES_MAX);
      }
      return bytes.read(0, (int) bytes.length());
    }
  }

  /// Starts a file; nothing is visible before [ByteWriter#commit]. The caller closes it.
  public ByteWriter create(String location, WriteMode mode) {
    return store(location).create(location, mode);
  }

  /// Writes a whole small file.
  public FileIdentity write(String location, byte[] content, WriteMode mode) {
    try (var writer = create(location, mode)) {
      writer.write(content, 0, content.length);
      return writer.commit();
    }
  }

  /// Every file below a folder, in whatever depth, in order of location; fetched as it is iterated. A folder
  /// that does not exist has none. Locations keep the caller's spelling of the folder.
  public Iterable<StoredFile> list(String folder) {
    return store(folder).list(folder.endsWith("/") ? folder : folder + "/");
  }

  /// The files that a pattern names, in order of location. As in BigQuery's Cloud Storage URIs, `*` stands
  /// for any characters, `/` among them, and may not stand in the bucket name. A location without `*`
  /// names its own file; where nothing matches, the list is empty. Manifests of exports never match.
  public List<StoredFile> expand(String pattern) {
    int star = pattern.indexOf('*');
    if (star < 0) {
      return find(pattern).stream().toList();
    }
    String prefix = pattern.substring(0, star);
    if (isS3(pattern)) {
      S3Store.checkPrefix(prefix);
    }
    var glob = LocationPattern.of(pattern);
    var matching = new ArrayList<StoredFile>();
    for (StoredFile file : store(prefix).list(prefix)) {
      if (glob.matches(file.location()) && !file.location().endsWith(EXPORT_MANIFEST_SUFFIX)) {
        matching.add(file);
      }
    }
    return matching;
  }

  /// Deletes a file; one that does not exist counts as deleted.
  public void delete(String location) {
    store(location).delete(List.of(location));
  }

  /// Deletes files, many a request where the store can.
  public void deleteAll(Collection<String> locations) {
    var byStore = new HashMap<ByteStore, List<String>>();
    for (String location : locations) {
      byStore.computeIfAbsent(store(location), s -> new ArrayList<>()).add(location);
    }
    byStore.forEach(ByteStore::delete);
  }

  /// Deletes every file below a folder, and a local folder itself.
  public void deleteFolder(String folder) {
    store(folder).deleteFolder(folder);
  }

  /// This storage as Iceberg knows it. Closing it does not close this storage.
  public StorageFileIO fileIO() {
    return new StorageFileIO(new RoutedStore(this));
  }

  /// Closes connections and frees the cache.
  @Override
  public void close() {
    s3Stores.values().forEach(ByteStore::close);
    local.close();
    cache.close();
  }

  RandomAccessBytes open(String location, OptionalLong knownLength) {
    var bytes = store(location).open(location, knownLength);
    return isS3(location) && cache.isEnabled() ? new CachedBytes(bytes, cache) : bytes;
  }

  ByteStore store(String location) {
    if (!isS3(location)) {
      return local;
    }
    S3Settings s3 = settings.s3For(S3Store.canonicalLocation(location));
    return s3Stores.computeIfAbsent(s3, key -> decorator.apply(new S3Store(key)));
  }

  private static boolean isS3(String location) {
    var match = SCHEME.matcher(location);
    if (!match.matches()) {
      return false;
    }
    return switch (match.group(1).toLowerCase(Locale.ROOT)) {
      case "s3", "s3a", "s3n" -> true;
      case "file" -> false;
      default -> {
        if (match.group(2) == null) {
          yield false;
        }
        throw LakebirdException.unimplemented("Storage of the scheme " + match.group(1))
            .with("file", location);
      }
    };
  }
}
