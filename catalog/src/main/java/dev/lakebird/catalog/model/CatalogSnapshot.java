package dev.lakebird.catalog.model;

import java.util.List;
import java.util.Optional;

/// A catalog as of one commit. What it answers never changes, whatever is committed meanwhile. Names
/// are case-sensitive.
public interface CatalogSnapshot {
  /// The commit that it shows.
  CatalogHead head();

  Optional<SchemaEntry> findSchema(String name);

  Optional<TableEntry> findTable(TableName name);

  /// All schemas, ordered by name.
  List<SchemaEntry> listSchemas();

  /// The tables of a schema, ordered by name; none where the schema does not exist.
  List<TableEntry> listTables(String schema);
}
