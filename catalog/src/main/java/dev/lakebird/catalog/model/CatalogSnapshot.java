package dev.lakebird.catalog.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

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

  /// When a schema of this snapshot was made: microseconds since 1970 UTC of the commit; nothing where it
  /// has no such schema.
  OptionalLong createdMicros(SchemaEntry schema);

  /// When a table of this snapshot was made, as for schemas.
  OptionalLong createdMicros(TableEntry table);
}
