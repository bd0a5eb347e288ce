package dev.lakebird.tableformat.scan;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.lakebird.types.SqlType;
import dev.lakebird.types.memory.Memory;
import dev.lakebird.types.scan.PruningPredicate;
import dev.lakebird.types.scan.PruningPredicate.Operator;
import dev.lakebird.types.scan.RuntimeFilter;
import dev.lakebird.types.scan.Scan;
import dev.lakebird.types.scan.ScanCursor;
import dev.lakebird.types.scan.ScanFilter;
import dev.lakebird.types.scan.ScanRequest;
import dev.lakebird.types.scan.TableSource;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.FixedVector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.PartitionSpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Data files whose metadata does not say where row groups begin are one split each.
class WholeFileSplitsTest {
  private static final List<Column> COLUMNS = List.of(Column.of("id", SqlType.INT64));
  private static final int FILE_ROWS = 1000;
  private static final int GROUP_ROWS = 500;

  @TempDir Path folder;

  private final Storage storage =
      Storage.of(StorageSettings.fromEnvironment(Map.of()).withSyncLocalWrites(false));

  @AfterEach
  void closeStorage() {
    storage.close();
  }

  @Test
  void allRowGroupsOfAFileAreRead() {
    var request = new ScanRequest(List.of(0), List.of(), List.of(), 300);
    try (BufferAllocator allocator = Memory.root(1L << 28);
        Scan scan = table().plan(request)) {
      assertThat(scan.splitCount()).isEqualTo(2);
      assertThat(ids(scan, allocator)).isEqualTo(range(0, FILE_ROWS));
      assertThat(ids(scan, allocator)).isEqualTo(range(FILE_ROWS, 2 * FILE_ROWS));
    }
  }

  @Test
  void whatWasReadAheadForAPrunedRowGroupIsNotTakenForTheNext() {
    var filter = new RuntimeFilter();
    var request = new ScanRequest(List.of(0), List.of(), List.of(filter), 300);
    try (BufferAllocator allocator = Memory.root(1L << 28);
        Scan scan = table().plan(request)) {
      assertThat(ids(scan, allocator)).isEqualTo(range(0, FILE_ROWS));
      // By now the first row group of the second file has been read ahead.
      long least = FILE_ROWS + GROUP_ROWS;
      filter.publish(
          new ScanFilter(
              PageIndexTest.test(v -> v >= least),
              Optional.of(
                  new PruningPredicate.Comparison(0, Operator.GREATER_OR_EQUAL, Value.of(least)))));
      assertThat(ids(scan, allocator)).isEqualTo(range(FILE_ROWS + GROUP_ROWS, 2 * FILE_ROWS));
      assertThat(scan.statistics().splitsPruned()).isEqualTo(1);
    }
  }

  private TableSource table() {
    TableState planned = NewTables.plan(UUID.randomUUID(), folder.toString(), COLUMNS, Map.of());
    var sink =
        new IcebergRowSink(
            planned.metadata().schema(),
            COLUMNS,
            PartitionSpec.unpartitioned(),
            planned.location(),
            storage,
            ParquetWriteOptions.DEFAULT.withDeltas(true).withRowGroups(GROUP_ROWS, 1 << 30),
            1 << 30);
    try (BufferAllocator allocator = Memory.root(1L << 28)) {
      for (int file = 0; file < 2; file++) {
        try (var writer = sink.openWriter(allocator)) {
          List<List<Value>> rows =
              range(file * FILE_ROWS, (file + 1) * FILE_ROWS).stream()
                  .map(id -> List.of(Value.of(id)))
                  .toList();
          TestRows.batches(COLUMNS, rows, allocator, writer::write);
          writer.finish();
        }
      }
    }
    List<DataFile> files =
        sink.dataFiles().stream()
            .map(
                file ->
                    DataFiles.builder(PartitionSpec.unpartitioned())
                        .copy(file)
                        .withSplitOffsets(List.of())
                        .build())
            .toList();
    TableState state =
        new TableStaging(new TableStates(storage.fileIO()), CommitListener.NONE)
            .create(planned, files)
            .state();
    return IcebergTableSource.open(storage, state);
  }

  private static List<Long> ids(Scan scan, BufferAllocator allocator) {
    var ids = new ArrayList<Long>();
    try (ScanCursor cursor = scan.open(scan.nextSplit().orElseThrow(), allocator)) {
      ScanCursor.Step step = cursor.advance();
      while (!(step instanceof ScanCursor.Step.Finished)) {
        if (step instanceof ScanCursor.Step.Blocked blocked) {
          blocked.until().join();
        } else {
          var vector = (FixedVector) cursor.batch().column(0);
          for (int k = 0; k < cursor.batch().selectedCount(); k++) {
            ids.add(vector.longAt(cursor.batch().selection().row(k)));
          }
        }
        step = cursor.advance();
      }
    }
    return ids;
  }

  private static List<Long> range(long from, long to) {
    return LongStream.range(from, to).boxed().toList();
  }
}
