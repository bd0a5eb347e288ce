package dev.lakebird.catalog.identity;

import java.util.UUID;

/// What the identity object of a warehouse says.
///
/// @param storeKind the kind of database that holds the catalog: `sqlite`
/// @param storeLocation where it is: a path, relative to the identity object's folder where the store
///     lies in the warehouse
public record CatalogIdentity(UUID catalogId, String storeKind, String storeLocation) {
  /// An embedded SQLite file.
  public static final String SQLITE = "sqlite";
}
