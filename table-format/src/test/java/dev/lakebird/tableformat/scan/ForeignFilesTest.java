package dev.lakebird.tableformat.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.storage.Storage;
import dev.lakebird.storage.StorageSettings;
import dev.lakebird.types.memory.Memory;
import dev.lakebird.types.scan.TableSource;
import dev.lakebird.types.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files of other writers, made by `make_fixtures.py` beside them, hold the values that the script put in.
class ForeignFilesTest {
  private static final int ROWS = 60;
  private static final long DAY_MICROS = 86_400_000_000L;
  private static final int EPOCH_2020 = 18_262;
  private static final List<String> CITIES = List.of("Oslo", "Bergen", "Tromsø");

  private final Storage storage = Storage.of(StorageSettings.fromEnvironment(Map.of()));

  @AfterEach
  void closeStorage() {
    storage.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arrow-v1-snappy",
        "arrow-v2-zstd",
        "arrow-gzip",
        "arrow-lz4",
        "arrow-decimal-integers",
        "arrow-fallback",
        "arrow-int96",
        "arrow-delta",
        "arrow-delta-strings",
        "arrow-streams",
        "duckdb-zstd"
      })
  void valuesAreThoseThatWereWritten(String name) {
    TableSource source = source(name);
    for (int batchRows : new int[] {4096, 37, 1}) {
      for (int c = 0; c < source.columns().size(); c++) {
        String column = source.columns().get(c).name();
        var values =
            SourceRows.read(source, List.of(c), batchRows).stream().map(List::getFirst).toList();
        assertThat(values).as("%s.%s", name, column).isEqualTo(expected(column));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arrow-v1-snappy",
        "arrow-v2-zstd",
        "arrow-gzip",
        "arrow-lz4",
        "arrow-fallback",
        "arrow-delta-strings",
        "arrow-streams",
        "arrow-page-index",
        "duckdb-zstd"
      })
  void valuesInTheCacheAreThoseOfTheFile(String name) {
    try (var memory = Memory.root(64 << 20);
        var cache = new ChunkCache(memory, 32 << 20)) {
      var source = ParquetTableSource.open(storage, cache, List.of(location(name)));
      List<Integer> all = IntStream.range(0, source.columns().size()).boxed().toList();
      List<List<Value>> rows = SourceRows.read(source, all, 37);
      assertThat(SourceRows.read(source, all, 37)).isEqualTo(rows);
      assertThat(cache.hits()).isZero();
      assertThat(SourceRows.read(source, all, 37)).isEqualTo(rows);
      assertThat(cache.hits()).isNotZero();
    }
  }

  @Test
  void nestedColumnsAreRefusedWhenAskedFor() {
    TableSource source = source("arrow-nested");
    assertThat(SourceRows.read(source, List.of(0), 100))
        .isEqualTo(List.of(List.of(Value.of(1)), List.of(Value.of(2))));
    assertThatThrownBy(() -> SourceRows.read(source, List.of(1), 100))
        .isInstanceOfSatisfying(
            LakebirdException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.UNIMPLEMENTED);
              assertThat(e.describe()).contains("tags", "arrow-nested");
            });
  }

  @Test
  void codecsThatAreNotThereAreNamed() {
    TableSource source = source("arrow-brotli");
    assertThatThrownBy(() -> SourceRows.read(source, List.of(0), 100))
        .isInstanceOfSatisfying(
            LakebirdException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.UNIMPLEMENTED);
              assertThat(e.describe()).contains("BROTLI", "arrow-brotli");
            });
  }

  @Test
  void filesOfDifferentColumnsAreRefused() {
    assertThatThrownBy(
            () ->
                ParquetTableSource.open(
                    storage, List.of(location("arrow-nested"), location("arrow-fallback"))))
        .isInstanceOfSatisfying(
            LakebirdException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_QUERY));
  }

  private TableSource source(String name) {
    return ParquetTableSource.open(storage, List.of(location(name)));
  }

  private static String location(String name) {
    return Path.of("src/test/resources/parquet", name + ".parquet").toAbsolutePath().toString();
  }

  private static List<Value> expected(String column) {
    var values = new ArrayList<Value>();
    for (int i = 0; i < ROWS; i++) {
      Value value = value(column, i);
      values.add(i % 7 == 3 && !column.equals("required") ? Value.nullOf(value.type()) : value);
    }
    return values;
  }

  private static Value value(String column, int i) {
    return switch (column) {
      case "required" -> Value.of((long) i);
      case "flag" -> Value.of(i % 3 == 0);
      case "i8" -> Value.of(i % 100 - 50L);
      case "i32" -> Value.of(i * 1000003L % 2000000 - 1000000);
      case "u32" -> Value.of(4294967295L - i);
      case "i64" -> Value.of(i * 1000000007L - 5);
      case "u64" ->
          Value.numeric(
              new BigDecimal(BigInteger.ONE.shiftLeft(64).subtract(BigInteger.valueOf(i + 1))));
      case "f32" -> Value.of(i / 4.0);
      case "f64" -> Value.of(i / 8.0);
      case "city" -> Value.of(CITIES.get(i % 3));
      case "note" -> Value.of("n".repeat(i % 5) + i);
      case "bytes" -> new Value.BytesValue(new byte[] {(byte) i, 0, (byte) 255});
      case "fixed" -> new Value.BytesValue(new byte[] {(byte) i, 1, 2});
      case "day" -> new Value.DateValue(EPOCH_2020 + i);
      case "time_ms" -> new Value.TimeValue(i * 1001L * 1000);
      case "time_us" -> new Value.TimeValue(i * 1000001L);
      case "time_ns" -> new Value.TimeValue(i * 1000000007L / 1000);
      case "ts_ms" -> new Value.TimestampValue(micros(i) - i);
      case "ts_us", "ts_ns", "ts" -> new Value.TimestampValue(micros(i));
      case "dt_us" -> new Value.DatetimeValue(micros(i));
      case "d5", "d15" -> Value.numeric(BigDecimal.valueOf(decimal(i), 2));
      case "d30" -> Value.numeric(BigDecimal.valueOf(decimal(i), 4));
      default -> throw new AssertionError(column);
    };
  }

  private static long micros(int i) {
    return EPOCH_2020 * DAY_MICROS + i * 3_600_000_000L + i;
  }

  private static long decimal(int i) {
    return (i % 2 == 0 ? 1 : -1) * (i * 7919L % 99999);
  }
}
