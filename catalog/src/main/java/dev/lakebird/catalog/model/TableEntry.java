package dev.lakebird.catalog.model;

import java.util.UUID;

/// A table at one state: its identity, its name, and the immutable Iceberg metadata file that says
/// everything else.
public record TableEntry(UUID id, TableName name, String metadataLocation) {
  /// The same table at another metadata file.
  public TableEntry withMetadataLocation(String location) {
    return new TableEntry(id, name, location);
  }
}
