package dev.lakebird.engine;

import dev.lakebird.catalog.WarehouseOptions;
import dev.lakebird.storage.Storage;
import java.nio.file.Path;
import java.util.Optional;

/// How an engine is opened.
///
/// @param warehouse a local folder or `s3://bucket/path`
/// @param storage the bytes beneath; the engine closes it
public record EngineOptions(String warehouse, WarehouseOptions options, Storage storage) {
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
    return new EngineOptions(warehouse, others, storage);
  }
}
