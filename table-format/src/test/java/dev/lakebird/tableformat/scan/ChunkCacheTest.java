package dev.lakebird.tableformat.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.storage.Storage;
import dev.lakebird.storage.StorageSettings;
import dev.lakebird.tableformat.parquet.write.ParquetWriteOptions;
import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.memory.Memory;
import dev.lakebird.types.scan.Scan;
import dev.lakebird.types.scan.ScanRequest;
import dev.lakebird.types.scan.TableSource;
import dev.lakebird.types.value.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChunkCacheTest {
  private static final int ROW_GROUP_ROWS = 4000;

  /// What a row group of the test files takes in memory, at least and at most.
  private static final long GROUP_BYTES_MIN = 8 * ROW_GROUP_ROWS;

  private static final long GROUP_BYTES_MAX = 10 * ROW_GROUP_ROWS;

  @TempDir Path folder;

  private final BufferAllocator memory = Memory.root(1L << 28);
  private final Storage storage =
      Storage.of(StorageSettings.fromEnvironment(Map.of()).withSyncLocalWrites(false));

  @AfterEach
  void nothingStaysInMemory() {
    storage.close();
    memory.close();
  }

  @Test
  void whatIsReadASecondTimeIsKept() {
    try (var cache = new ChunkCache(memory, 1L << 24)) {
      String file = write("a.parquet", 3 * ROW_GROUP_ROWS, 0);
      assertThat(cachedBytes(cache, file)).isZero();
      assertThat(cache.allocatedBytes()).isZero();
      assertThat(cachedBytes(cache, file)).isZero();
      assertThat(cache.allocatedBytes()).isBetween(3 * GROUP_BYTES_MIN, 3 * GROUP_BYTES_MAX);
      assertThat(cachedBytes(cache, file)).isPositive();
      assertThat(cache.hits()).isEqualTo(3);
    }
  }

  @Test
  void whatIsKeptIsNotReadFromTheFile() {
    try (var cache = new ChunkCache(memory, 1L << 24)) {
      TableSource source = source(cache, write("a.parquet", ROW_GROUP_ROWS, 0));
      SourceRows.read(source, List.of(0), 100);
      SourceRows.read(source, List.of(0), 100);
      Scan scan = source.plan(request());
      SourceRows.drain(scan);
      assertThat(scan.statistics().bytesRead()).isZero();
      assertThat(scan.statistics().bytesCached()).isPositive();
    }
  }

  @Test
  void aReplacedFileIsReadAnew() {
    try (var cache = new ChunkCache(memory, 1L << 24)) {
      for (long first : new long[] {0, 1_000_000, 2_000_000}) {
        String file = write("a.parquet", ROW_GROUP_ROWS, first);
        for (int time = 0; time < 3; time++) {
          assertThat(SourceRows.read(source(cache, file), List.of(0), 100))
              .isEqualTo(rows(ROW_GROUP_ROWS, first));
        }
      }
    }
  }

  @Test
  void whatWasNotReadTheLongestGoesFirst() {
    try (var cache = new ChunkCache(memory, 16 * GROUP_BYTES_MAX)) {
      String old = write("old.parquet", 4 * ROW_GROUP_ROWS, 0);
      String fresh = write("fresh.parquet", 4 * ROW_GROUP_ROWS, 1);
      readTwice(cache, old);
      readTwice(cache, fresh);
      assertThat(cachedBytes(cache, fresh)).isPositive();
      assertThat(cachedBytes(cache, old)).isPositive();
      readTwice(cache, write("more.parquet", 14 * ROW_GROUP_ROWS, 2));
      assertThat(cache.allocatedBytes()).isLessThanOrEqualTo(16 * GROUP_BYTES_MAX);
      long hits = cache.hits();
      SourceRows.read(source(cache, old), List.of(0), 100);
      assertThat(cache.hits() - hits).isEqualTo(4);
      hits = cache.hits();
      SourceRows.read(source(cache, fresh), List.of(0), 100);
      assertThat(cache.hits() - hits).isLessThan(4);
    }
  }

  @Test
  void scansOfMoreThanTheCacheHoldsLeaveItAlone() {
    try (var cache = new ChunkCache(memory, 16 * GROUP_BYTES_MAX)) {
      String hot = write("hot.parquet", 4 * ROW_GROUP_ROWS, 0);
      readTwice(cache, hot);
      long kept = cache.allocatedBytes();
      String large = write("large.parquet", 40 * ROW_GROUP_ROWS, 1);
      for (int time = 0; time < 4; time++) {
        SourceRows.read(source(cache, large), List.of(0), 100);
      }
      assertThat(cache.allocatedBytes()).isEqualTo(kept);
      assertThat(cachedBytes(cache, hot)).isPositive();
    }
  }

  @Test
  void chunksThatWouldTakeMuchOfTheCacheAreNotKept() {
    try (var cache = new ChunkCache(memory, 4 * GROUP_BYTES_MAX)) {
      readTwice(cache, write("a.parquet", ROW_GROUP_ROWS, 0));
      assertThat(cache.allocatedBytes()).isZero();
    }
  }

  @Test
  void manySmallChunksDoNotFillTheHeapWithTheirKeys() {
    try (var cache = new ChunkCache(memory, 1 << 20)) {
      for (int i = 0; i < 100; i++) {
        readTwice(cache, write("small-" + i + ".parquet", 1, i));
      }
      assertThat(cache.allocatedBytes()).isPositive();
      long hits = cache.hits();
      for (int i = 0; i < 100; i++) {
        SourceRows.read(
            source(cache, folder.resolve("small-" + i + ".parquet").toString()), List.of(0), 10);
      }
      assertThat(cache.hits() - hits).isLessThanOrEqualTo(64);
    }
  }

  @Test
  void aCacheOfNothingKeepsNothing() {
    readTwice(ChunkCache.NONE, write("a.parquet", ROW_GROUP_ROWS, 0));
    assertThat(ChunkCache.NONE.allocatedBytes()).isZero();
    assertThat(ChunkCache.NONE.hits()).isZero();
  }

  @Test
  void readersKeepWhatLeavesTheCache() throws Exception {
    long seed = System.nanoTime();
    var files = new ArrayList<String>();
    for (int i = 0; i < 6; i++) {
      files.add(write("f" + i + ".parquet", 6 * ROW_GROUP_ROWS, i * 1_000_000L));
    }
    // Two of the files fit, so that all the time chunks come and go.
    try (var cache = new ChunkCache(memory, 14 * GROUP_BYTES_MAX);
        var threads = Executors.newFixedThreadPool(4)) {
      var tasks = new ArrayList<Callable<Void>>();
      for (int thread = 0; thread < 4; thread++) {
        var random = new Random(seed + thread);
        tasks.add(
            () -> {
              for (int round = 0; round < 40; round++) {
                int i = random.nextInt(random.nextInt(files.size()) + 1);
                assertThat(SourceRows.read(source(cache, files.get(i)), List.of(0), 100))
                    .as("seed %d", seed)
                    .isEqualTo(rows(6 * ROW_GROUP_ROWS, i * 1_000_000L));
              }
              return null;
            });
      }
      for (var done : threads.invokeAll(tasks)) {
        done.get();
      }
      assertThat(cache.hits()).isPositive();
      assertThat(cache.allocatedBytes()).isLessThanOrEqualTo(14 * GROUP_BYTES_MAX);
    }
  }

  private void readTwice(ChunkCache cache, String file) {
    for (int time = 0; time < 2; time++) {
      SourceRows.read(source(cache, file), List.of(0), 100);
    }
  }

  /// Reads the file, and answers how much of it was in the cache.
  private long cachedBytes(ChunkCache cache, String file) {
    Scan scan = source(cache, file).plan(request());
    SourceRows.drain(scan);
    return scan.statistics().bytesCached();
  }

  private static ScanRequest request() {
    return new ScanRequest(List.of(0), List.of(), List.of(), 100);
  }

  private TableSource source(ChunkCache cache, String file) {
    return ParquetTableSource.open(storage, cache, List.of(file));
  }

  private String write(String name, int rowCount, long first) {
    String location = folder.resolve(name).toString();
    try (var allocator = Memory.root(Long.MAX_VALUE)) {
      TestRows.write(
          storage,
          location,
          List.of(Column.of("id", SqlType.INT64)),
          rows(rowCount, first),
          ParquetWriteOptions.DEFAULT.withRowGroups(ROW_GROUP_ROWS, 1 << 30),
          allocator);
    }
    return location;
  }

  private static List<List<Value>> rows(int count, long first) {
    return LongStream.range(first, first + count).mapToObj(i -> List.of(Value.of(i))).toList();
  }
}
