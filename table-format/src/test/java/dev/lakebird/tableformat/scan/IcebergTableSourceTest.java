package dev.lakebird.tableformat.scan;

import dev.lakebird.storage.Storage;
import dev.lakebird.storage.StorageSettings;
import dev.lakebird.tableformat.commit.CommitListener;
import dev.lakebird.tableformat.commit.NewTables;
import dev.lakebird.tableformat.commit.TableStaging;
import dev.lakebird.tableformat.parquet.write.IcebergRowSink;
import dev.lakebird.tableformat.parquet.write.ParquetWriteOptions;
import dev.lakebird.tableformat.table.TableState;
import dev.lakebird.tableformat.table.TableStates;
import dev.lakebird.types.Column;
import dev.lakebird.types.scan.TableSource;
import dev.lakebird.types.scan.TableSourceContract;
import dev.lakebird.types.value.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.iceberg.PartitionSpec;
import org.junit.jupiter.api.io.TempDir;

/// Iceberg tables keep the contract of table sources, one data file a split.
class IcebergTableSourceTest extends TableSourceContract {
  @TempDir Path folder;

  private final Storage storage =
      Storage.of(StorageSettings.fromEnvironment(Map.of()).withSyncLocalWrites(false));

  @Override
  protected TableSource source(
      List<Column> columns, List<List<Value>> rows, int splitRows, BufferAllocator allocator) {
    UUID id = UUID.randomUUID();
    var states = new TableStates(storage.fileIO());
    var staging = new TableStaging(states, CommitListener.NONE);
    TableState planned =
        NewTables.plan(id, folder.resolve(id.toString()).toString(), columns, Map.of());
    var sink =
        new IcebergRowSink(
            planned.metadata().schema(),
            columns,
            PartitionSpec.unpartitioned(),
            planned.location(),
            storage,
            ParquetWriteOptions.DEFAULT.withDeltas(true).withPageVersion(2),
            1 << 30);
    TableState state = planned;
    for (int start = 0; start < rows.size(); start += splitRows) {
      var part = rows.subList(start, Math.min(rows.size(), start + splitRows));
      try (var writer = sink.openWriter(allocator)) {
        TestRows.batches(columns, part, allocator, writer::write);
        writer.finish();
      }
    }
    state = staging.create(state, sink.dataFiles()).state();
    return IcebergTableSource.open(storage, state);
  }

  @Override
  protected void release() {
    storage.close();
  }
}
