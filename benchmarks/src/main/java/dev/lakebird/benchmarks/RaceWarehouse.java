package dev.lakebird.benchmarks;

import dev.lakebird.catalog.Warehouse;
import dev.lakebird.catalog.WarehouseOptions;
import dev.lakebird.catalog.commit.TableCreation;
import dev.lakebird.catalog.commit.WriteContext;
import dev.lakebird.catalog.model.CatalogSnapshot;
import dev.lakebird.catalog.model.CommitErrors;
import dev.lakebird.catalog.model.SchemaEntry;
import dev.lakebird.catalog.model.TableEntry;
import dev.lakebird.catalog.model.TableName;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.storage.Storage;
import dev.lakebird.tableformat.fileimport.FileImport;
import dev.lakebird.tableformat.scan.IcebergTableSource;
import dev.lakebird.tableformat.scan.ParquetTableSource;
import dev.lakebird.tableformat.table.TableState;
import dev.lakebird.types.Column;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The warehouse of a race, whose tables are made before it: empty ones to be filled, or of files that
/// someone else wrote. The opener closes it.
final class RaceWarehouse implements AutoCloseable {
  private final Storage storage = Storage.fromEnvironment();
  private final Path folder;
  private final Warehouse warehouse;

  RaceWarehouse(Path folder) {
    this.folder = folder;
    this.warehouse = Warehouse.open(folder.toString(), storage, WarehouseOptions.fromEnvironment());
  }

  Path folder() {
    return folder;
  }

  /// The data files of a table, empty where it has none or does not exist.
  List<Path> files(String schema, String table) {
    return find(schema, table)
        .map(entry -> IcebergTableSource.open(storage, state(entry)).dataFiles())
        .orElse(List.of())
        .stream()
        .map(Path::of)
        .toList();
  }

  /// The columns that Parquet files have, as a table with them would.
  List<Column> columns(List<Path> files) {
    return ParquetTableSource.open(storage, locations(files)).columns().stream()
        .map(c -> c.column())
        .toList();
  }

  /// Makes an unpartitioned table with these columns, unless it stands.
  void create(String schema, String table, List<Column> columns) {
    if (find(schema, table).isEmpty()) {
      create(schema, table, warehouse.planTable(columns, Map.of()), Optional.empty());
    }
  }

  /// Makes an unpartitioned table of files as they are, unless it stands.
  ///
  /// @throws LakebirdException as [FileImport#plan]
  void createOf(String schema, String table, List<Path> files) {
    if (find(schema, table).isPresent()) {
      return;
    }
    TableState planned = warehouse.planTable(columns(files), Map.of());
    FileImport.Planned imported = FileImport.plan(storage, planned, locations(files));
    create(schema, table, imported.table(), Optional.of(imported));
  }

  private void create(
      String schema, String table, TableState planned, Optional<FileImport.Planned> imported) {
    SchemaEntry entry =
        findSchema(schema)
            .orElseGet(
                () -> {
                  CommitErrors.committedOrThrow(
                      warehouse.writes().createSchema(schema, context("CREATE SCHEMA")));
                  return findSchema(schema).orElseThrow();
                });
    CommitErrors.committedOrThrow(
        warehouse
            .writes()
            .create(
                new TableCreation(
                    entry,
                    table,
                    planned,
                    imported.map(FileImport.Planned::files).orElse(List.of()),
                    Optional.empty(),
                    List.of()),
                context("CREATE TABLE")));
  }

  private Optional<SchemaEntry> findSchema(String schema) {
    return warehouse.catalog().snapshot().findSchema(schema);
  }

  private Optional<TableEntry> find(String schema, String table) {
    CatalogSnapshot snapshot = warehouse.catalog().snapshot();
    return snapshot.findTable(new TableName(schema, table));
  }

  private TableState state(TableEntry entry) {
    return warehouse.states().load(entry.metadataLocation());
  }

  private static List<String> locations(List<Path> files) {
    return files.stream().map(Path::toString).toList();
  }

  private static WriteContext context(String operation) {
    return WriteContext.of("bench", operation);
  }

  @Override
  public void close() {
    try {
      warehouse.close();
    } finally {
      storage.close();
    }
  }
}
