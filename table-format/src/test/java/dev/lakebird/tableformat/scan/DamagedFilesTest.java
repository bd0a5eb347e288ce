package dev.lakebird.tableformat.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.storage.Storage;
import dev.lakebird.storage.StorageSettings;
import dev.lakebird.tableformat.parquet.write.ParquetWriteOptions;
import dev.lakebird.tableformat.parquet.write.ParquetWriteOptions.Compression;
import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.TypeParameters;
import dev.lakebird.types.memory.Memory;
import dev.lakebird.types.scan.ScanRequest;
import dev.lakebird.types.scan.TableSource;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.VectorType;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever happens to the bytes of a file, reading it gives rows or a clear error.
class DamagedFilesTest {
  private static final Set<ErrorCode> ALLOWED =
      EnumSet.of(ErrorCode.CORRUPT_FILE, ErrorCode.UNIMPLEMENTED, ErrorCode.RESOURCES_EXCEEDED);

  private static final List<Column> COLUMNS =
      List.of(
          Column.of("id", SqlType.INT64),
          Column.of("city", SqlType.STRING),
          Column.of("note", SqlType.STRING),
          Column.of("flag", SqlType.BOOL),
          new Column("amount", SqlType.NUMERIC, TypeParameters.decimal(15, 2), true),
          new Column("big", SqlType.NUMERIC, TypeParameters.decimal(30, 4), false),
          new Column("day", SqlType.DATE, TypeParameters.NONE, false));

  @TempDir Path folder;

  private final Storage storage =
      Storage.of(StorageSettings.fromEnvironment(Map.of()).withSyncLocalWrites(false));

  @AfterEach
  void closeStorage() {
    storage.close();
  }

  @Test
  void truncatedFilesAreCorrupt() throws IOException {
    byte[] whole = file(Compression.ZSTD, 1);
    for (int length = 0; length < whole.length; length += 1 + length / 50) {
      LakebirdException fault = read(Arrays.copyOf(whole, length)).orElseThrow();
      assertThat(fault.code()).as("length %d", length).isEqualTo(ErrorCode.CORRUPT_FILE);
      assertThat(fault.context()).containsKey("file");
    }
  }

  @Test
  void flippedBytesNeverCrash() throws IOException {
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (Compression compression : Compression.values()) {
      for (int version = 1; version <= 2; version++) {
        byte[] whole = file(compression, version);
        for (int round = 0; round < 150; round++) {
          byte[] damaged = whole.clone();
          for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
          }
          readNaming(damaged, seed + ", round " + round)
              .ifPresent(
                  fault ->
                      assertThat(ALLOWED)
                          .as("seed %d: %s", seed, fault.describe())
                          .contains(fault.code()));
        }
      }
    }
  }

  @Test
  void flippedBytesOfForeignFilesNeverCrash() throws IOException {
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (String name :
        List.of(
            "arrow-page-index", "arrow-v1-snappy", "arrow-fallback", "arrow-gzip", "arrow-lz4")) {
      byte[] whole = Files.readAllBytes(Path.of("src/test/resources/parquet", name + ".parquet"));
      for (int round = 0; round < 200; round++) {
        byte[] damaged = whole.clone();
        // The footer and the page index lie at the end.
        int from = round % 2 == 0 ? 0 : damaged.length / 2;
        for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
          damaged[from + random.nextInt(damaged.length - from)] = (byte) random.nextInt(256);
        }
        readNaming(damaged, seed + ", " + name + ", round " + round)
            .ifPresent(fault -> assertThat(ALLOWED).as(fault.describe()).contains(fault.code()));
      }
    }
  }

  @Test
  void damageToPagesIsFoundByChecksumOrCodec() throws IOException {
    byte[] whole = file(Compression.ZSTD, 1);
    byte[] damaged = whole.clone();
    // The first page begins behind the magic and its header.
    Arrays.fill(damaged, 60, 120, (byte) 0x55);
    LakebirdException fault = read(damaged).orElseThrow();
    assertThat(fault.code()).isEqualTo(ErrorCode.CORRUPT_FILE);
    assertThat(fault.context()).containsKeys("file", "column");
  }

  private Optional<LakebirdException> readNaming(byte[] content, String what) {
    try {
      return read(content);
    } catch (IOException | RuntimeException | AssertionError e) {
      return fail("Seed " + what, e);
    }
  }

  private Optional<LakebirdException> read(byte[] content) throws IOException {
    Path path = folder.resolve("damaged.parquet");
    Files.write(path, content);
    Optional<LakebirdException> fault = read(path, ChunkCache.NONE);
    try (var memory = Memory.root(1L << 28);
        var cache = new ChunkCache(memory, 1L << 26)) {
      for (int time = 0; time < 3; time++) {
        assertThat(read(path, cache).map(LakebirdException::code))
            .as("time %d with a cache", time)
            .isEqualTo(fault.map(LakebirdException::code));
      }
    }
    return fault;
  }

  private Optional<LakebirdException> read(Path path, ChunkCache cache) {
    try {
      TableSource source = ParquetTableSource.open(storage, cache, List.of(path.toString()));
      var columns = IntStream.range(0, source.columns().size()).boxed().toList();
      SourceRows.read(source, columns, 100);
      var some = new ScanRequest(columns, List.of(PageIndexTest.between(30, 45)), List.of(), 100);
      if (source.columns().getFirst().vectorType().equals(VectorType.INT64)) {
        SourceRows.read(source, some);
      }
      return Optional.empty();
    } catch (LakebirdException e) {
      return Optional.of(e);
    }
  }

  private byte[] file(Compression compression, int version) throws IOException {
    Path path = folder.resolve(compression + "-" + version + ".parquet");
    var rows = new ArrayList<List<Value>>();
    for (int i = 0; i < 700; i++) {
      rows.add(
          List.of(
              i % 9 == 0 ? Value.nullOf(SqlType.INT64) : Value.of(i * 31L),
              i % 7 == 0 ? Value.nullOf(SqlType.STRING) : Value.of("city " + i % 5),
              Value.of("note " + i * 7919),
              i % 5 == 0 ? Value.nullOf(SqlType.BOOL) : Value.of(i % 3 == 0),
              Value.numeric(BigDecimal.valueOf(i * 17L, 2)),
              Value.numeric(BigDecimal.valueOf(-i * 1_000_000_007L, 4)),
              new Value.DateValue(i / 10)));
    }
    try (var allocator = Memory.root(1L << 28)) {
      TestRows.write(
          storage,
          path.toString(),
          COLUMNS,
          rows,
          ParquetWriteOptions.DEFAULT
              .withCompression(compression)
              .withPageVersion(version)
              .withDeltas(compression != Compression.SNAPPY)
              .withPages(1 << 20, 128)
              .withRowGroups(300, 1 << 30),
          allocator);
    }
    return Files.readAllBytes(path);
  }
}
