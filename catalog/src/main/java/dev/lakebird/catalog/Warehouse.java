package dev.lakebird.catalog;

import dev.lakebird.catalog.commit.TableWrites;
import dev.lakebird.catalog.identity.WarehouseCatalog;
import dev.lakebird.storage.Storage;
import dev.lakebird.tableformat.commit.NewTables;
import dev.lakebird.tableformat.parquet.write.IcebergRowSink;
import dev.lakebird.tableformat.table.TableState;
import dev.lakebird.tableformat.table.TableStates;
import dev.lakebird.tableformat.table.TableStatisticsReader;
import dev.lakebird.types.Column;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A warehouse: a folder or bucket prefix that holds tables, and the catalog that says which. Any thread
/// may use it; the opener closes it. Opening reads and makes nothing.
public final class Warehouse implements AutoCloseable {
  private final String location;
  private final Storage storage;
  private final WarehouseCatalog catalog;
  private final TableStates states;
  private final TableWrites writes;

  private Warehouse(String location, Storage storage, WarehouseOptions options) {
    this.location = location;
    this.storage = storage;
    this.catalog =
        new WarehouseCatalog(
            storage, location, options.catalogPath(), options.dataFolder(), options.clock());
    this.states = new TableStates(storage.fileIO());
    this.writes = new TableWrites(catalog, states, options.listener());
  }

  /// Opens the warehouse at `s3://bucket/path` or a local folder, which need not exist. The storage stays
  /// the caller's.
  public static Warehouse open(String location, Storage storage, WarehouseOptions options) {
    String canonical = storage.canonical(location);
    String trimmed =
        canonical.length() > 1 && canonical.endsWith("/")
            ? canonical.substring(0, canonical.length() - 1)
            : canonical;
    return new Warehouse(trimmed, storage, options);
  }

  /// The canonical location: an absolute path or `s3://bucket/path`, without a slash at the end.
  public String location() {
    return location;
  }

  public Storage storage() {
    return storage;
  }

  /// Snapshots, history and commits.
  public WarehouseCatalog catalog() {
    return catalog;
  }

  /// What the metadata files of tables say.
  public TableStates states() {
    return states;
  }

  /// Statistics from the manifests of tables.
  public TableStatisticsReader statistics() {
    return new TableStatisticsReader(states.io());
  }

  /// Statements that write.
  public TableWrites writes() {
    return writes;
  }

  /// A table to be made in this warehouse; its folder comes from its new id, never from its name.
  public TableState planTable(List<Column> columns, Map<String, String> properties) {
    UUID id = UUID.randomUUID();
    return NewTables.plan(id, location + "/tables/" + id, columns, properties);
  }

  /// A sink for rows of a table, one that stands or one that is planned. Its files are committed by
  /// [#writes].
  public IcebergRowSink openSink(TableState state) {
    return IcebergRowSink.of(state, storage);
  }

  @Override
  public void close() {
    catalog.close();
  }
}
