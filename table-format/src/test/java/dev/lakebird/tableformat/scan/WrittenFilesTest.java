package dev.lakebird.tableformat.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.storage.Storage;
import dev.lakebird.storage.bytes.WriteMode;
import dev.lakebird.tableformat.parquet.write.ParquetFileWriter;
import dev.lakebird.tableformat.parquet.write.ParquetWriteOptions;
import dev.lakebird.tableformat.parquet.write.RandomBatches;
import dev.lakebird.tableformat.parquet.write.TestColumn;
import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.memory.Memory;
import dev.lakebird.types.scan.ScanRequest;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.DictionaryVector;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Vectors;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the writer writes, the scan reads.
final class WrittenFilesTest {
  private static final Value NO_INTEGER = Value.nullOf(SqlType.INT64);

  @TempDir private Path folder;

  @Test
  void writtenRowsAreRead() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int rows : new int[] {0, 1, 300, 20_000}) {
      for (int version = 1; version <= 2; version++) {
        for (var compression : ParquetWriteOptions.Compression.values()) {
          var options =
              ParquetWriteOptions.DEFAULT
                  .withPageVersion(version)
                  .withDeltas(random.nextBoolean())
                  .withCompression(compression)
                  .withPages(50_000, 3001)
                  .withRowGroups(9001, 32 << 20);
          assertRoundTrip(seed, rows, options);
        }
      }
    }
  }

  @Test
  void differencesOfEveryWidthAreRead() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    List<Column> columns = List.of(Column.of("i", SqlType.INT64), Column.of("s", SqlType.STRING));
    var options =
        ParquetWriteOptions.DEFAULT.withDeltas(true).withDictionaryBytes(0).withPages(1 << 20, 700);
    for (int width = 0; width <= 64; width++) {
      var rows = new ArrayList<List<Value>>();
      for (int i = 0; i < 1500; i++) {
        long wide = width == 0 ? 0 : random.nextLong() >>> 64 - width;
        long value = i % 400 < 40 ? wide : i;
        Value text =
            i % 5 == 0 ? Value.nullOf(SqlType.STRING) : Value.of("x".repeat((int) (wide & 31)) + i);
        rows.add(List.of(random.nextInt(9) == 0 && width > 9 ? NO_INTEGER : Value.of(value), text));
      }
      String file = folder.resolve("w" + width + ".parquet").toString();
      try (var storage = Storage.fromEnvironment();
          var allocator = Memory.root(64 << 20)) {
        TestRows.write(storage, file, columns, rows, options, allocator);
        var source = ParquetTableSource.open(storage, List.of(file));
        for (int batchRows : new int[] {4096, 37}) {
          assertThat(SourceRows.read(source, List.of(0, 1), batchRows))
              .as("seed %d, width %d", seed, width)
              .isEqualTo(rows);
        }
      }
    }
  }

  private void assertRoundTrip(long seed, int rows, ParquetWriteOptions options) {
    var random = new Random(seed);
    List<TestColumn> columns = TestColumn.all();
    String file = folder.resolve("f.parquet").toString();
    var expected = new ArrayList<List<Value>>();
    try (var storage = Storage.fromEnvironment();
        var allocator = Memory.root(512 << 20)) {
      try (var writer =
          ParquetFileWriter.open(
              columns.stream().map(TestColumn::parquet).toList(),
              storage.create(file, WriteMode.REPLACE),
              Map.of(),
              options,
              allocator)) {
        while (writer.rowCount() < rows) {
          int count = (int) Math.min(rows - writer.rowCount(), 4500);
          Batch batch = RandomBatches.batch(columns, count, random, allocator);
          for (int k = 0; k < batch.selectedCount(); k++) {
            int row = batch.selection().row(k);
            expected.add(batch.columns().stream().map(v -> plain(Vectors.read(v, row))).toList());
          }
          writer.write(batch);
          batch.release();
        }
        writer.finish();
      }
      var source = ParquetTableSource.open(storage, List.of(file));
      var all = IntStream.range(0, columns.size()).boxed().toList();
      var read = new ArrayList<List<Value>>();
      for (List<Value> row : SourceRows.read(source, all, 1000)) {
        read.add(row.stream().map(WrittenFilesTest::plain).toList());
      }
      assertThat(read).as("seed %d, %s", seed, options).isEqualTo(expected);
      read.clear();
      var passed = new ScanRequest(all, List.of(), List.of(), Set.copyOf(all), 777);
      for (List<Value> row : SourceRows.read(source, passed)) {
        read.add(row.stream().map(WrittenFilesTest::plain).toList());
      }
      assertThat(read).as("seed %d, %s, passed", seed, options).isEqualTo(expected);
      assertCachedRows(seed, file, passed, expected, options);
    }
  }

  /// The third time, every chunk comes from the cache.
  private static void assertCachedRows(
      long seed,
      String file,
      ScanRequest request,
      List<List<Value>> expected,
      ParquetWriteOptions options) {
    try (var storage = Storage.fromEnvironment();
        var memory = Memory.root(512 << 20);
        var cache = new ChunkCache(memory, 256 << 20)) {
      var source = ParquetTableSource.open(storage, cache, List.of(file));
      for (int time = 0; time < 3; time++) {
        long misses = cache.misses();
        var read = new ArrayList<List<Value>>();
        for (List<Value> row : SourceRows.read(source, request)) {
          read.add(row.stream().map(WrittenFilesTest::plain).toList());
        }
        assertThat(read).as("seed %d, %s, time %d", seed, options, time).isEqualTo(expected);
        if (time == 2) {
          assertThat(cache.misses()).as("seed %d, %s", seed, options).isEqualTo(misses);
        }
      }
    }
  }

  @Test
  void columnsThatNothingComputesWithKeepTheirDictionaries() {
    List<Column> columns =
        List.of(
            Column.of("i", SqlType.INT64),
            Column.of("d", SqlType.DATE),
            Column.of("n", SqlType.NUMERIC));
    var rows = new ArrayList<List<Value>>();
    for (int i = 0; i < 1000; i++) {
      rows.add(
          List.of(
              i % 11 == 0 ? NO_INTEGER : Value.of((long) i % 7),
              new Value.DateValue(i % 5),
              Value.numeric(BigDecimal.valueOf(i % 9, 2))));
    }
    String file = folder.resolve("d.parquet").toString();
    try (var storage = Storage.fromEnvironment();
        var allocator = Memory.root(64 << 20)) {
      TestRows.write(storage, file, columns, rows, ParquetWriteOptions.DEFAULT, allocator);
      var source = ParquetTableSource.open(storage, List.of(file));
      var request = new ScanRequest(List.of(0, 1, 2), List.of(), List.of(), Set.of(0, 2), 300);
      SourceRows.forEach(
          source,
          request,
          batch -> {
            assertThat(batch.column(0)).isInstanceOf(DictionaryVector.class);
            assertThat(batch.column(1)).isInstanceOf(FixedVector.class);
            assertThat(batch.column(2)).isInstanceOf(DictionaryVector.class);
          });
      assertThat(SourceRows.read(source, request))
          .isEqualTo(SourceRows.read(source, List.of(0, 1, 2), 300));
    }
  }

  /// Decimals without the type that a foreign file cannot name and without trailing zeros.
  private static Value plain(Value value) {
    return value instanceof Value.DecimalValue decimal
        ? new Value.DecimalValue(
            SqlType.NUMERIC,
            decimal.value().signum() == 0 ? BigDecimal.ZERO : decimal.value().stripTrailingZeros())
        : value;
  }
}
