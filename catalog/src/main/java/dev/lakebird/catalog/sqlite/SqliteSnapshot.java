package dev.lakebird.catalog.sqlite;

import dev.lakebird.catalog.model.CatalogHead;
import dev.lakebird.catalog.model.CatalogSnapshot;
import dev.lakebird.catalog.model.SchemaEntry;
import dev.lakebird.catalog.model.TableEntry;
import dev.lakebird.catalog.model.TableName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// A catalog as of one commit, answered from the log: the last entry of a name at or before the
/// sequence. One index probe a name, with no transaction held open.
record SqliteSnapshot(SqliteCatalogStore store, CatalogHead head) implements CatalogSnapshot {
  private static final String LAST_SCHEMA =
      """
      SELECT schema_id, name, dropped FROM schema_log
      WHERE name = ? AND sequence <= ? ORDER BY sequence DESC, ordinal DESC LIMIT 1\
      """;

  private static final String LAST_TABLE =
      """
      SELECT table_id, name, metadata_location FROM table_log
      WHERE schema_id = ? AND name = ? AND sequence <= ?
      ORDER BY sequence DESC, ordinal DESC LIMIT 1\
      """;

  /// Steps from name to name through the index, so that the cost follows the names, not the commits.
  private static final String SCHEMA_NAMES =
      """
      WITH RECURSIVE names (name) AS (
        SELECT min(name) FROM schema_log
        UNION ALL
        SELECT (SELECT min(l.name) FROM schema_log l WHERE l.name > names.name)
        FROM names WHERE names.name IS NOT NULL)
      SELECT name FROM names WHERE name IS NOT NULL ORDER BY name\
      """;

  private static final String TABLE_NAMES =
      """
      WITH RECURSIVE names (name) AS (
        SELECT min(name) FROM table_log WHERE schema_id = ?1
        UNION ALL
        SELECT (SELECT min(l.name) FROM table_log l WHERE l.schema_id = ?1 AND l.name > names.name)
        FROM names WHERE names.name IS NOT NULL)
      SELECT name FROM names WHERE name IS NOT NULL ORDER BY name\
      """;

  private static final String FIRST_OF_SCHEMA =
      """
      SELECT c.timestamp_micros FROM schema_log l JOIN commit_log c ON c.sequence = l.sequence
      WHERE l.name = ? AND l.schema_id = ? AND l.sequence <= ? ORDER BY l.sequence LIMIT 1\
      """;

  private static final String FIRST_OF_TABLE =
      """
      SELECT c.timestamp_micros FROM table_log l JOIN commit_log c ON c.sequence = l.sequence
      WHERE l.schema_id = ? AND l.name = ? AND l.table_id = ? AND l.sequence <= ?
      ORDER BY l.sequence LIMIT 1\
      """;

  @Override
  public Optional<SchemaEntry> findSchema(String name) {
    return store.read(sql -> schema(sql, name));
  }

  @Override
  public Optional<TableEntry> findTable(TableName name) {
    return store.read(
        sql -> {
          Optional<SchemaEntry> schema = schema(sql, name.schema());
          return schema.isPresent() ? table(sql, schema.get(), name.table()) : Optional.empty();
        });
  }

  @Override
  public List<SchemaEntry> listSchemas() {
    return store.read(
        sql -> {
          List<String> names = sql.all(SCHEMA_NAMES, row -> row.getString(1));
          var found = new ArrayList<SchemaEntry>();
          for (String name : names) {
            schema(sql, name).ifPresent(found::add);
          }
          return List.copyOf(found);
        });
  }

  @Override
  public List<TableEntry> listTables(String schemaName) {
    return store.read(
        sql -> {
          Optional<SchemaEntry> schema = schema(sql, schemaName);
          if (schema.isEmpty()) {
            return List.of();
          }
          var found = new ArrayList<TableEntry>();
          for (String name :
              sql.all(TABLE_NAMES, row -> row.getString(1), schema.get().id().toString())) {
            table(sql, schema.get(), name).ifPresent(found::add);
          }
          return List.copyOf(found);
        });
  }

  @Override
  public OptionalLong createdMicros(SchemaEntry schema) {
    return store.read(
        sql ->
            micros(sql, FIRST_OF_SCHEMA, schema.name(), schema.id().toString(), head.sequence()));
  }

  @Override
  public OptionalLong createdMicros(TableEntry table) {
    return store.read(
        sql -> {
          Optional<SchemaEntry> schema = schema(sql, table.name().schema());
          return schema.isEmpty()
              ? OptionalLong.empty()
              : micros(
                  sql,
                  FIRST_OF_TABLE,
                  schema.get().id().toString(),
                  table.name().table(),
                  table.id().toString(),
                  head.sequence());
        });
  }

  private static OptionalLong micros(Sql sql, String query, Object... arguments)
      throws SQLException {
    return sql.first(query, row -> row.getLong(1), arguments).stream()
        .mapToLong(Long::longValue)
        .findFirst();
  }

  private Optional<SchemaEntry> schema(Sql sql, String name) throws SQLException {
    return sql.first(LAST_SCHEMA, SqliteSnapshot::liveSchema, name, head.sequence())
        .flatMap(found -> found);
  }

  private Optional<TableEntry> table(Sql sql, SchemaEntry schema, String name) throws SQLException {
    return sql.first(
            LAST_TABLE,
            row -> liveTable(row, schema),
            schema.id().toString(),
            name,
            head.sequence())
        .flatMap(found -> found);
  }

  private static Optional<SchemaEntry> liveSchema(ResultSet row) throws SQLException {
    return row.getInt(3) != 0
        ? Optional.empty()
        : Optional.of(new SchemaEntry(UUID.fromString(row.getString(1)), row.getString(2)));
  }

  private static Optional<TableEntry> liveTable(ResultSet row, SchemaEntry schema)
      throws SQLException {
    UUID id = UUID.fromString(row.getString(1));
    var name = new TableName(schema.name(), row.getString(2));
    return Optional.ofNullable(row.getString(3))
        .map(location -> new TableEntry(id, name, location));
  }
}
