package dev.lakebird.catalog.identity;

import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/// Where the store of a warehouse lies: inside a local warehouse, else where the user says, else in the
/// user's data folder under the catalog's id.
///
/// @param warehouse the canonical location: an absolute path or `s3://bucket/key`
/// @param chosen what the user says with `--catalog`
/// @param dataFolder the user's folder for Lakebird's data
record StorePlace(String warehouse, Optional<Path> chosen, Path dataFolder) {
  private static final String INSIDE_NAME = "catalog.db";

  boolean isInside() {
    return warehouse.startsWith("/") || !warehouse.contains("://");
  }

  /// The file of a catalog that is to be made.
  Path ofNew(UUID catalogId) {
    return isInside() ? inside() : chosen.orElseGet(() -> inDataFolder(catalogId));
  }

  /// The file of the catalog that an identity names.
  Path of(CatalogIdentity identity) {
    if (isInside()) {
      return inside();
    }
    return chosen.orElseGet(() -> Path.of(identity.storeLocation()));
  }

  /// Whether a file was named for one proposed catalog alone, so that nobody else can have used it.
  boolean isOwn(UUID catalogId, Path file) {
    return !isInside() && chosen.isEmpty() && file.equals(inDataFolder(catalogId));
  }

  /// What an identity shall say of a file.
  String described(Path file) {
    return isInside() ? INSIDE_NAME : file.toAbsolutePath().normalize().toString();
  }

  /// The address that the store shall note as its own, so that it is not used for another bucket; a
  /// local warehouse may be moved, and its store with it.
  String servedAddress() {
    return isInside() ? "" : warehouse;
  }

  /// The file within a local warehouse.
  Path inside() {
    return Path.of(warehouse, ".lakebird", INSIDE_NAME);
  }

  private Path inDataFolder(UUID catalogId) {
    return dataFolder.resolve(catalogId + ".db");
  }
}
