package dev.lakebird.storage;

import dev.lakebird.storage.s3.S3Settings;
import java.util.Map;
import java.util.TreeMap;

/// How to reach the stores.
///
/// @param s3 settings for every `s3://` location that no prefix covers
/// @param s3ByPrefix settings by location prefix (`s3://bucket`, `s3://bucket/folder`); the longest prefix
///     that ends at a `/` of the location, or is all of it, holds
/// @param rangeCacheBytes the size of the cache of bytes read from object stores; 0 for none
/// @param syncLocalWrites whether a committed local file survives a power failure
/// @param mapLocalFiles whether local files may be mapped; see
///     [dev.lakebird.storage.bytes.RandomAccessBytes#map]
public record StorageSettings(
    S3Settings s3,
    Map<String, S3Settings> s3ByPrefix,
    long rangeCacheBytes,
    boolean syncLocalWrites,
    boolean mapLocalFiles) {
  public static final long RANGE_CACHE_BYTES_DEFAULT = 64L << 20;

  public StorageSettings {
    var cleaned = new TreeMap<String, S3Settings>();
    s3ByPrefix.forEach((prefix, settings) -> cleaned.put(trimmed(prefix), settings));
    s3ByPrefix = Map.copyOf(cleaned);
  }

  /// What the standard `AWS_*` variables of this process say, and defaults.
  public static StorageSettings fromEnvironment() {
    return fromEnvironment(System.getenv());
  }

  /// What the standard `AWS_*` variables say, and defaults.
  public static StorageSettings fromEnvironment(Map<String, String> environment) {
    return of(S3Settings.fromEnvironment(environment));
  }

  /// One object store for all `s3://` locations, and defaults.
  public static StorageSettings of(S3Settings s3) {
    return new StorageSettings(s3, Map.of(), RANGE_CACHE_BYTES_DEFAULT, true, false);
  }

  /// These settings with another object store below a prefix.
  public StorageSettings with(String prefix, S3Settings settings) {
    var more = new TreeMap<>(s3ByPrefix);
    more.put(trimmed(prefix), settings);
    return new StorageSettings(s3, more, rangeCacheBytes, syncLocalWrites, mapLocalFiles);
  }

  /// These settings with another size of the range cache; 0 switches it off.
  public StorageSettings withRangeCacheBytes(long bytes) {
    return new StorageSettings(s3, s3ByPrefix, bytes, syncLocalWrites, mapLocalFiles);
  }

  /// These settings with or without syncing local files.
  public StorageSettings withSyncLocalWrites(boolean sync) {
    return new StorageSettings(s3, s3ByPrefix, rangeCacheBytes, sync, mapLocalFiles);
  }

  /// These settings with or without mapping local files.
  public StorageSettings withMapLocalFiles(boolean map) {
    return new StorageSettings(s3, s3ByPrefix, rangeCacheBytes, syncLocalWrites, map);
  }

  /// The settings for a canonical `s3://` location.
  S3Settings s3For(String canonical) {
    String candidate = canonical;
    while (true) {
      S3Settings found = s3ByPrefix.get(candidate);
      if (found != null) {
        return found;
      }
      int slash = candidate.lastIndexOf('/');
      if (slash < 0) {
        return s3;
      }
      candidate = candidate.substring(0, slash);
    }
  }

  private static String trimmed(String prefix) {
    return prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
  }
}
