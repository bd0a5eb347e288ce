package dev.lakebird.engine.tables;

import dev.lakebird.catalog.Warehouse;
import dev.lakebird.catalog.model.TableEntry;
import dev.lakebird.engine.temporary.TemporaryTables;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.queryexec.plan.TableReference;
import dev.lakebird.queryexec.plan.TableResolver;
import dev.lakebird.tableformat.scan.ChunkCache;
import dev.lakebird.tableformat.scan.IcebergTableSource;
import dev.lakebird.types.scan.RowSink;
import dev.lakebird.types.scan.TableSource;
import java.util.Optional;

/// The tables of one statement's plan: read from the warehouse by metadata file, from files by
/// path, or from memory; written to the one sink that the statement has opened.
public final class WarehouseTables implements TableResolver {
  private final Warehouse warehouse;
  private final ChunkCache cache;
  private final FileTables files;
  private final TemporaryTables temporaries;
  private final Optional<RowSink> sink;

  /// @param cache where column chunks that are read again are kept
  public WarehouseTables(
      Warehouse warehouse,
      ChunkCache cache,
      FileTables files,
      TemporaryTables temporaries,
      Optional<RowSink> sink) {
    this.warehouse = warehouse;
    this.cache = cache;
    this.files = files;
    this.temporaries = temporaries;
    this.sink = sink;
  }

  @Override
  public TableSource source(TableReference reference) {
    String memory = reference.identity().get(TableIdentity.MEMORY);
    if (memory != null) {
      return temporaries
          .findIncoming(memory)
          .orElseGet(() -> temporaries.load(memory).rows().source());
    }
    String path = reference.identity().get(TableIdentity.PATH);
    if (path != null) {
      return files
          .find(path)
          .orElseThrow(
              () ->
                  new LakebirdException(ErrorCode.NOT_FOUND, "No file matches the path")
                      .with("path", path));
    }
    TableEntry entry = TableIdentity.entry(reference.names(), reference.identity());
    return IcebergTableSource.open(
        warehouse.storage(), cache, warehouse.states().load(entry.metadataLocation()));
  }

  @Override
  public RowSink sink(TableReference reference) {
    return sink.orElseThrow(
        () ->
            new LakebirdException(
                ErrorCode.INVALID_ARGUMENT, "A plan that writes was started as a query"));
  }
}
