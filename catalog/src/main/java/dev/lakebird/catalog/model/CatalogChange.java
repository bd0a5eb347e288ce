package dev.lakebird.catalog.model;

import java.util.UUID;

/// One step of a commit. Each names the state that it starts from and conflicts where that is gone.
/// The steps of a commit apply in order, so a name freed by one can be taken by the next.
public sealed interface CatalogChange {
  /// Needs a free schema name.
  record CreateSchema(SchemaEntry schema) implements CatalogChange {}

  /// Needs the schema, without tables.
  record DropSchema(SchemaEntry schema) implements CatalogChange {}

  /// Needs the schema and a free name in it.
  record CreateTable(UUID schemaId, TableEntry table) implements CatalogChange {}

  /// Moves a table to a new metadata file; needs it at the one that `table` names.
  record SwapMetadata(TableEntry table, String newMetadataLocation) implements CatalogChange {}

  /// Needs the table, at whatever metadata file.
  record DropTable(TableEntry table) implements CatalogChange {}
}
