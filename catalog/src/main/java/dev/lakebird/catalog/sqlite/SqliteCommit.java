package dev.lakebird.catalog.sqlite;

import dev.lakebird.catalog.model.CatalogChange;
import dev.lakebird.catalog.model.CommitOutcome.Conflict;
import dev.lakebird.catalog.model.ConflictReason;
import dev.lakebird.catalog.model.Requirement;
import dev.lakebird.catalog.model.SchemaEntry;
import dev.lakebird.catalog.model.TableEntry;
import dev.lakebird.catalog.model.TableName;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/// The checks and changes of one commit, within its transaction.
final class SqliteCommit {
  private static final String TABLE_BY_NAME =
      """
      SELECT 1 FROM current_table t JOIN current_schema s ON s.schema_id = t.schema_id
      WHERE s.name = ? AND t.name = ?""";

  private static final String TABLE_BY_ID =
      """
      SELECT s.name, t.name, t.metadata_location, s.schema_id
      FROM current_table t JOIN current_schema s ON s.schema_id = t.schema_id
      WHERE t.table_id = ?""";

  private record StoredTable(TableEntry entry, String schemaId) {}

  private final Sql sql;
  private final long sequence;
  private int ordinal;

  SqliteCommit(Sql sql, long sequence) {
    this.sql = sql;
    this.sequence = sequence;
  }

  Optional<Conflict> check(Requirement requirement) throws SQLException {
    return switch (requirement) {
      case Requirement.TableUnchanged(var table) -> {
        Optional<StoredTable> stored = storedTable(table.id());
        boolean same = stored.isPresent() && stored.get().entry.equals(table);
        yield same ? Optional.empty() : conflict(ConflictReason.READ_CHANGED, table.name());
      }
      case Requirement.TableAbsent(var name) ->
          tableExists(name) ? conflict(ConflictReason.TABLE_EXISTS, name) : Optional.empty();
      case Requirement.SchemaUnchanged(var schema) ->
          schemaStands(schema)
              ? Optional.empty()
              : conflict(ConflictReason.READ_CHANGED, schema.name());
    };
  }

  /// Applies a change and logs what it leaves, unless something stands in its way.
  Optional<Conflict> apply(CatalogChange change) throws SQLException {
    return switch (change) {
      case CatalogChange.CreateSchema(var schema) -> createSchema(schema);
      case CatalogChange.DropSchema(var schema) -> dropSchema(schema);
      case CatalogChange.CreateTable(var schemaId, var table) -> createTable(schemaId, table);
      case CatalogChange.SwapMetadata(var table, var location) -> swapMetadata(table, location);
      case CatalogChange.DropTable(var table) -> dropTable(table);
    };
  }

  private Optional<Conflict> createSchema(SchemaEntry schema) throws SQLException {
    if (schemaId(schema.name()).isPresent()) {
      return conflict(ConflictReason.SCHEMA_EXISTS, schema.name());
    }
    sql.update(
        "INSERT INTO current_schema (schema_id, name) VALUES (?, ?)",
        schema.id().toString(),
        schema.name());
    logSchema(schema, false);
    return Optional.empty();
  }

  private Optional<Conflict> dropSchema(SchemaEntry schema) throws SQLException {
    if (!schemaStands(schema)) {
      return conflict(ConflictReason.SCHEMA_MISSING, schema.name());
    }
    String id = schema.id().toString();
    if (sql.first("SELECT 1 FROM current_table WHERE schema_id = ?", row -> row.getInt(1), id)
        .isPresent()) {
      return conflict(ConflictReason.SCHEMA_NOT_EMPTY, schema.name());
    }
    sql.update("DELETE FROM current_schema WHERE schema_id = ?", id);
    logSchema(schema, true);
    return Optional.empty();
  }

  private Optional<Conflict> createTable(UUID schemaId, TableEntry table) throws SQLException {
    if (!schemaStands(new SchemaEntry(schemaId, table.name().schema()))) {
      return conflict(ConflictReason.SCHEMA_MISSING, table.name().schema());
    }
    if (tableExists(table.name())) {
      return conflict(ConflictReason.TABLE_EXISTS, table.name());
    }
    sql.update(
        "INSERT INTO current_table (table_id, schema_id, name, metadata_location) VALUES (?, ?, ?, ?)",
        table.id().toString(),
        schemaId.toString(),
        table.name().table(),
        table.metadataLocation());
    logTable(table, schemaId.toString(), Optional.of(table.metadataLocation()));
    return Optional.empty();
  }

  private Optional<Conflict> swapMetadata(TableEntry table, String location) throws SQLException {
    Optional<StoredTable> stored = storedTable(table.id());
    if (stored.isEmpty() || !stored.get().entry.name().equals(table.name())) {
      return conflict(ConflictReason.TABLE_MISSING, table.name());
    }
    if (!stored.get().entry.metadataLocation().equals(table.metadataLocation())) {
      return conflict(ConflictReason.TABLE_CHANGED, table.name());
    }
    sql.update(
        "UPDATE current_table SET metadata_location = ? WHERE table_id = ?",
        location,
        table.id().toString());
    logTable(table, stored.get().schemaId, Optional.of(location));
    return Optional.empty();
  }

  private Optional<Conflict> dropTable(TableEntry table) throws SQLException {
    Optional<StoredTable> stored = storedTable(table.id());
    if (stored.isEmpty() || !stored.get().entry.name().equals(table.name())) {
      return conflict(ConflictReason.TABLE_MISSING, table.name());
    }
    sql.update("DELETE FROM current_table WHERE table_id = ?", table.id().toString());
    logTable(table, stored.get().schemaId, Optional.empty());
    return Optional.empty();
  }

  private void logSchema(SchemaEntry schema, boolean dropped) throws SQLException {
    sql.update(
        "INSERT INTO schema_log (sequence, ordinal, schema_id, name, dropped) VALUES (?, ?, ?, ?, ?)",
        sequence,
        ordinal++,
        schema.id().toString(),
        schema.name(),
        dropped ? 1 : 0);
  }

  private void logTable(TableEntry table, String schemaId, Optional<String> location)
      throws SQLException {
    sql.update(
        "INSERT INTO table_log (sequence, ordinal, table_id, schema_id, name, metadata_location)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        sequence,
        ordinal++,
        table.id().toString(),
        schemaId,
        table.name().table(),
        location.orElse(null));
  }

  private Optional<String> schemaId(String name) throws SQLException {
    return sql.first(
        "SELECT schema_id FROM current_schema WHERE name = ?", row -> row.getString(1), name);
  }

  private boolean schemaStands(SchemaEntry schema) throws SQLException {
    return schemaId(schema.name()).equals(Optional.of(schema.id().toString()));
  }

  private boolean tableExists(TableName name) throws SQLException {
    return sql.first(TABLE_BY_NAME, row -> row.getInt(1), name.schema(), name.table()).isPresent();
  }

  private Optional<StoredTable> storedTable(UUID id) throws SQLException {
    return sql.first(
        TABLE_BY_ID,
        row ->
            new StoredTable(
                new TableEntry(
                    id, new TableName(row.getString(1), row.getString(2)), row.getString(3)),
                row.getString(4)),
        id.toString());
  }

  private static Optional<Conflict> conflict(ConflictReason reason, Object object) {
    return Optional.of(new Conflict(reason, object.toString()));
  }
}
