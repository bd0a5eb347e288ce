package dev.lakebird.engine;

import dev.lakebird.catalog.WarehouseOptions;
import dev.lakebird.engine.settings.Settings;
import dev.lakebird.storage.Storage;
import java.nio.file.Path;
import java.util.Optional;

/// How an engine is opened.
///
/// @param warehouse a local folder or `s3://bucket/path`
/// @param storage the bytes beneath; the engine closes it
/// @param cacheBytes what column chunks that were read more than once take in memory at most
public record EngineOptions(
    String warehouse, WarehouseOptions options, Storage storage, long cacheBytes) {
  private static final long CACHE_SHARE_PERCENT = 10;

  /// A warehouse with a cache of a tenth of the machine's memory.
  public EngineOptions(String warehouse, WarehouseOptions options, Storage storage) {
    this(warehouse, options, storage, Settings.machineMemoryBytes() * CACHE_SHARE_PERCENT / 100);
  }

  /// A warehouse by the environment of this process.
  public static EngineOptions of(String warehouse) {
    return of(warehouse, Optional.empty());
  }

  /// A warehouse whose catalog store lies at a path of its own.
  public static EngineOptions of(String warehouse, Optional<Path> catalogPath) {
    WarehouseOptions options = WarehouseOptions.fromEnvironment();
    return new EngineOptions(
        warehouse,
        catalogPath.map(options::withCatalogPath).orElse(options),
        Storage.fromEnvironment());
  }

  /// A warehouse whose catalog store lies at a path of its own, over storage that the caller has set up and
  /// the engine closes.
  public static EngineOptions of(String warehouse, Path catalogPath, Storage storage) {
    return new EngineOptions(
        warehouse, WarehouseOptions.fromEnvironment().withCatalogPath(catalogPath), storage);
  }

  /// These with other options of the warehouse.
  public EngineOptions withWarehouseOptions(WarehouseOptions others) {
    return new EngineOptions(warehouse, others, storage, cacheBytes);
  }

  /// These with another limit of the cache; 0 keeps what it is.
  public EngineOptions withCacheLimit(long bytes) {
    return bytes == 0 ? this : new EngineOptions(warehouse, options, storage, bytes);
  }
}
