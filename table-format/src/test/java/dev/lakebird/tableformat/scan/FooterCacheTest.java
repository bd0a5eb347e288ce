package dev.lakebird.tableformat.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.storage.Storage;
import dev.lakebird.storage.StorageSettings;
import dev.lakebird.storage.bytes.RandomAccessBytes;
import dev.lakebird.tableformat.parquet.footer.FooterCache;
import dev.lakebird.tableformat.parquet.footer.ParquetFooter;
import dev.lakebird.tableformat.parquet.write.ParquetWriteOptions;
import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.memory.Memory;
import dev.lakebird.types.value.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FooterCacheTest {
  private static final int ROW_GROUP_ROWS = 10;

  @TempDir Path folder;

  private final Storage storage =
      Storage.of(StorageSettings.fromEnvironment(Map.of()).withSyncLocalWrites(false));

  @AfterEach
  void closeStorage() {
    storage.close();
  }

  @Test
  void aFooterIsReadOnce() {
    var cache = new FooterCache(100);
    String file = write("a.parquet", 30);
    ParquetFooter first = load(cache, file);
    assertThat(first.rowGroups()).hasSize(3);
    assertThat(load(cache, file)).isSameAs(first);
  }

  @Test
  void aHitReadsNoByte() {
    var cache = new FooterCache(100);
    String file = write("a.parquet", 30);
    load(cache, file);
    try (RandomAccessBytes bytes = storage.open(file)) {
      cache.load(bytes);
      assertThat(bytes.counters().bytesFetched()).isZero();
    }
  }

  @Test
  void aReplacedFileIsReadAgain() {
    var cache = new FooterCache(100);
    assertThat(load(cache, write("a.parquet", 30)).rowCount()).isEqualTo(30);
    assertThat(load(cache, write("a.parquet", 31)).rowCount()).isEqualTo(31);
  }

  @Test
  void theLeastRecentlyUsedIsForgotten() {
    // One column and two row groups a file: each weighs three.
    var cache = new FooterCache(7);
    String a = write("a.parquet", 20);
    String b = write("b.parquet", 20);
    ParquetFooter first = load(cache, a);
    load(cache, b);
    load(cache, a);
    load(cache, write("c.parquet", 20));
    assertThat(cache.size()).isEqualTo(2);
    assertThat(load(cache, a)).isSameAs(first);
  }

  @Test
  void aFooterBeyondTheLimitIsNotKept() {
    var cache = new FooterCache(7);
    load(cache, write("a.parquet", 200));
    assertThat(cache.size()).isZero();
  }

  private ParquetFooter load(FooterCache cache, String file) {
    try (RandomAccessBytes bytes = storage.open(file)) {
      return cache.load(bytes);
    }
  }

  private String write(String name, int rowCount) {
    String location = folder.resolve(name).toString();
    List<List<Value>> rows =
        LongStream.range(0, rowCount).mapToObj(i -> List.of(Value.of(i))).toList();
    try (var allocator = Memory.root(Long.MAX_VALUE)) {
      TestRows.write(
          storage,
          location,
          List.of(Column.of("id", SqlType.INT64)),
          rows,
          ParquetWriteOptions.DEFAULT.withRowGroups(ROW_GROUP_ROWS, 1 << 30),
          allocator);
    }
    return location;
  }
}
