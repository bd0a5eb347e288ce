package dev.lakebird.tableformat.parquet.write;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.storage.Storage;
import dev.lakebird.storage.bytes.WriteMode;
import dev.lakebird.tableformat.parquet.ParquetColumn;
import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.TypeParameters;
import dev.lakebird.types.memory.Memory;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorBuilder;
import dev.lakebird.types.vector.VectorType;
import dev.lakebird.types.vector.Vectors;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.Encoding;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ParquetFileWriterTest {
  private final BufferAllocator allocator = Memory.root(512 << 20);
  private final Storage storage = Storage.fromEnvironment();

  @TempDir private Path folder;

  @AfterEach
  void nothingLeaks() {
    storage.close();
    assertThat(allocator.getAllocatedMemory()).isZero();
    allocator.close();
  }

  @Test
  void everyTypeComesBack() throws IOException {
    long seed = System.nanoTime();
    for (int rows : new int[] {0, 1, 8, 100, 9001}) {
      for (int version = 1; version <= 2; version++) {
        for (var compression : ParquetWriteOptions.Compression.values()) {
          var options =
              ParquetWriteOptions.DEFAULT
                  .withPageVersion(version)
                  .withDeltas((rows + version + compression.ordinal()) % 2 == 0)
                  .withCompression(compression)
                  .withPages(4000, 1001)
                  .withRowGroups(5003, 32 << 20);
          assertRoundTrip(seed, rows, options);
        }
      }
    }
  }

  @Test
  void chunksChooseTheirEncoding() throws IOException {
    var random = new Random(3);
    var distinct = new ArrayList<Value>();
    var few = new ArrayList<Value>();
    var shortRuns = new ArrayList<Value>();
    var longRuns = new ArrayList<Value>();
    var shuffled = new ArrayList<Value>();
    for (int i = 0; i < 20_000; i++) {
      shortRuns.add(new Value.Int64Value(i / 4));
      longRuns.add(new Value.Int64Value(i / 1000));
      shuffled.add(new Value.Int64Value(random.nextInt(5000)));
      distinct.add(new Value.Int64Value(random.nextLong()));
      few.add(new Value.StringValue("v" + random.nextInt(30)));
    }
    write(
        List.of(
            ParquetColumn.of(Column.of("distinct", SqlType.INT64)),
            ParquetColumn.of(Column.of("few", SqlType.STRING)),
            ParquetColumn.of(Column.of("short_runs", SqlType.INT64)),
            ParquetColumn.of(Column.of("long_runs", SqlType.INT64)),
            ParquetColumn.of(Column.of("shuffled", SqlType.INT64))),
        List.of(
            VectorBuilder.build(VectorType.INT64, distinct, allocator),
            VectorBuilder.build(VectorType.STRING, few, allocator),
            VectorBuilder.build(VectorType.INT64, shortRuns, allocator),
            VectorBuilder.build(VectorType.INT64, longRuns, allocator),
            VectorBuilder.build(VectorType.INT64, shuffled, allocator)),
        20_000);
    var reader = SpecificationReader.open(folder.resolve("f.parquet"));
    assertThat(meta(reader, 0).getEncodings()).doesNotContain(Encoding.RLE_DICTIONARY);
    assertThat(meta(reader, 0).isSetDictionary_page_offset()).isFalse();
    assertThat(meta(reader, 1).getEncodings()).contains(Encoding.RLE_DICTIONARY);
    assertThat(meta(reader, 1).isSetDictionary_page_offset()).isTrue();
    assertThat(meta(reader, 2).getEncodings()).doesNotContain(Encoding.RLE_DICTIONARY);
    assertThat(meta(reader, 3).getEncodings()).contains(Encoding.RLE_DICTIONARY);
    assertThat(meta(reader, 4).getEncodings()).contains(Encoding.RLE_DICTIONARY);
  }

  @Test
  void chunksAreLeftUncompressedWhereLittleIsGained() throws IOException {
    int rows = 80_000;
    var random = new Random(4);
    var distinct = new ArrayList<Value>();
    var texts = new ArrayList<Value>();
    var late = new ArrayList<Value>();
    var keys = new ArrayList<Value>();
    var steps = new ArrayList<Value>();
    for (int i = 0; i < rows; i++) {
      distinct.add(new Value.Int64Value(random.nextLong()));
      texts.add(new Value.StringValue("text " + i));
      late.add(i < 40_000 ? Value.nullOf(SqlType.STRING) : texts.getLast());
      // The dictionary shrinks much, the indices do not, and are more.
      keys.add(new Value.Int64Value(random.nextInt(5_000)));
      steps.add(new Value.Int64Value(i / 8 % 50));
    }
    write(
        List.of(
            ParquetColumn.of(Column.of("distinct", SqlType.INT64)),
            ParquetColumn.of(Column.of("texts", SqlType.STRING)),
            ParquetColumn.of(Column.of("late", SqlType.STRING)),
            ParquetColumn.of(Column.of("keys", SqlType.INT64)),
            ParquetColumn.of(Column.of("steps", SqlType.INT64))),
        List.of(
            VectorBuilder.build(VectorType.INT64, distinct, allocator),
            VectorBuilder.build(VectorType.STRING, texts, allocator),
            VectorBuilder.build(VectorType.STRING, late, allocator),
            VectorBuilder.build(VectorType.INT64, keys, allocator),
            VectorBuilder.build(VectorType.INT64, steps, allocator)),
        rows);
    var reader = SpecificationReader.open(folder.resolve("f.parquet"));
    assertThat(meta(reader, 0).getCodec()).isEqualTo(CompressionCodec.UNCOMPRESSED);
    assertThat(meta(reader, 1).getCodec()).isEqualTo(CompressionCodec.ZSTD);
    assertThat(meta(reader, 2).getCodec()).isEqualTo(CompressionCodec.ZSTD);
    assertThat(meta(reader, 3).getEncodings()).contains(Encoding.RLE_DICTIONARY);
    assertThat(meta(reader, 3).getCodec()).isEqualTo(CompressionCodec.UNCOMPRESSED);
    assertThat(meta(reader, 4).getEncodings()).contains(Encoding.RLE_DICTIONARY);
    assertThat(meta(reader, 4).getCodec()).isEqualTo(CompressionCodec.ZSTD);
    assertThat(reader.column(0))
        .hasSize(rows)
        .contains(((Value.Int64Value) distinct.get(9)).value());
    assertThat(reader.column(3)).hasSize(rows).contains(((Value.Int64Value) keys.get(9)).value());
  }

  @Test
  void dictionaryThatGrowsTooLargeIsAbandoned() throws IOException {
    assertRoundTrip(System.nanoTime(), 9000, ParquetWriteOptions.DEFAULT.withDictionaryBytes(100));
    assertRoundTrip(System.nanoTime(), 9000, ParquetWriteOptions.DEFAULT.withDictionaryBytes(0));
    assertRoundTrip(
        System.nanoTime(),
        9000,
        ParquetWriteOptions.DEFAULT.withDeltas(true).withDictionaryBytes(0));
  }

  @Test
  void statisticsBoundTheValues() throws IOException {
    var column = new Column("a", SqlType.STRING, TypeParameters.NONE, true);
    var text = "m".repeat(100);
    write(
        List.of(ParquetColumn.of(column)),
        List.of(
            VectorBuilder.build(
                VectorType.STRING,
                List.of(
                    new Value.StringValue("b"),
                    Value.nullOf(SqlType.STRING),
                    new Value.StringValue(text)),
                allocator)),
        3);
    var statistics = meta(SpecificationReader.open(folder.resolve("f.parquet")), 0).getStatistics();
    assertThat(statistics.getNull_count()).isEqualTo(1);
    assertThat(new String(statistics.getMin_value(), UTF_8)).isEqualTo("b");
    assertThat(statistics.isIs_min_value_exact()).isTrue();
    assertThat(new String(statistics.getMax_value(), UTF_8)).isEqualTo("m".repeat(63) + "n");
    assertThat(statistics.isIs_max_value_exact()).isFalse();
  }

  @Test
  void decimalsAreRoundedHalfAwayFromZero() throws IOException {
    assertThat(writeNumerics(5, 2, "1.005", "-1.005", "0.0049", "-0.0049", "999.99"))
        .containsExactly(101, -101, 0, 0, 99999);
    assertThat(writeNumerics(12, 0, "99999999999.5", "-0.5", "0.499999999"))
        .containsExactly(100_000_000_000L, -1L, 0L);
  }

  @Test
  void decimalsTooLargeForTheirColumnAreRefused() {
    assertThatThrownBy(() -> writeNumerics(5, 2, "999.995"))
        .isInstanceOfSatisfying(
            LakebirdException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.OUT_OF_RANGE);
              assertThat(e).hasMessageContaining("Field d of type NUMERIC(5, 2)");
            });
    assertThatThrownBy(() -> writeNumerics(20, 2, "12345678901234567890"))
        .isInstanceOf(LakebirdException.class);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void nullInRequiredColumnIsRefused() {
    var column = new Column("id", SqlType.INT64, TypeParameters.NONE, false);
    assertThatThrownBy(
            () ->
                write(
                    List.of(ParquetColumn.of(column)),
                    List.of(
                        VectorBuilder.build(
                            VectorType.INT64,
                            List.of(new Value.Int64Value(1), Value.nullOf(SqlType.INT64)),
                            allocator)),
                    2))
        .isInstanceOfSatisfying(
            LakebirdException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_NULL_VIOLATION))
        .hasMessage("Required field id cannot be null");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void textLongerThanItsColumnIsRefused() throws IOException {
    var column = new Column("s", SqlType.STRING, TypeParameters.length(3), true);
    var vectorType = VectorType.STRING;
    write(
        List.of(ParquetColumn.of(column)),
        List.of(VectorBuilder.build(vectorType, List.of(new Value.StringValue("€€€")), allocator)),
        1);
    assertThatThrownBy(
            () ->
                write(
                    List.of(ParquetColumn.of(column)),
                    List.of(
                        VectorBuilder.build(
                            vectorType, List.of(new Value.StringValue("abcd")), allocator)),
                    1))
        .hasMessage("Field s: STRING(3) has maximum length 3 but got a value with length 4");
  }

  @Test
  void rowGroupsEndEarlyWhereMemoryIsShort() throws IOException {
    var column = ParquetColumn.of(Column.of("s", SqlType.STRING));
    var random = new Random(7);
    int rows = 0;
    try (var small = Memory.root(16 << 20);
        var writer =
            ParquetFileWriter.open(
                List.of(column),
                storage.create(folder.resolve("f.parquet").toString(), WriteMode.REPLACE),
                Map.of(),
                ParquetWriteOptions.DEFAULT,
                small)) {
      while (rows < 100_000) {
        var values = new ArrayList<Value>();
        for (int i = 0; i < 4000; i++) {
          values.add(new Value.StringValue(Long.toHexString(random.nextLong()).repeat(10)));
        }
        var vector = VectorBuilder.build(VectorType.STRING, values, allocator);
        writer.write(Batch.of(List.of(vector), values.size()));
        vector.release();
        rows += values.size();
      }
      ParquetFileFacts facts = writer.finish();
      assertThat(facts.rowCount()).isEqualTo(rows);
      assertThat(facts.rowGroupOffsets()).hasSizeGreaterThan(2);
    }
    assertThat(SpecificationReader.open(folder.resolve("f.parquet")).column(0)).hasSize(rows);
  }

  @Test
  void longValuesEndPagesAndRowGroups() throws IOException {
    var column = new Column("s", SqlType.STRING, TypeParameters.NONE, true);
    var values = new ArrayList<Value>();
    for (int i = 0; i < 300; i++) {
      values.add(new Value.StringValue((char) ('a' + i % 26) + "x".repeat(9999) + i));
    }
    try (var writer =
        ParquetFileWriter.open(
            List.of(ParquetColumn.of(column)),
            storage.create(folder.resolve("f.parquet").toString(), WriteMode.REPLACE),
            Map.of(),
            ParquetWriteOptions.DEFAULT.withRowGroups(1000, 1 << 20),
            allocator)) {
      var vector = VectorBuilder.build(VectorType.STRING, values, allocator);
      var batch = Batch.of(List.of(vector), values.size());
      writer.write(batch);
      batch.release();
      assertThat(writer.finish().rowGroupOffsets()).hasSizeBetween(2, 4);
    }
    var expected =
        values.stream().map(value -> TestColumn.stored(value, ParquetColumn.of(column))).toList();
    assertThat(SpecificationReader.open(folder.resolve("f.parquet")).column(0)).isEqualTo(expected);
  }

  @Test
  void fileThatIsNotFinishedLeavesNothing() {
    var column = ParquetColumn.of(Column.of("a", SqlType.INT64));
    try (var writer =
        ParquetFileWriter.open(
            List.of(column),
            storage.create(folder.resolve("f.parquet").toString(), WriteMode.REPLACE),
            Map.of(),
            ParquetWriteOptions.DEFAULT,
            allocator)) {
      assertThat(writer.rowCount()).isZero();
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void nestedColumnsAreNamedAsUnimplemented() {
    assertThatThrownBy(() -> ParquetColumn.of(Column.of("tags", SqlType.array(SqlType.STRING))))
        .isInstanceOf(LakebirdException.class)
        .hasMessage("Writing ARRAY<STRING> to Parquet, of column tags, is not implemented");
  }

  private List<@Nullable Object> writeNumerics(int precision, int scale, String... values)
      throws IOException {
    var column = new Column("d", SqlType.NUMERIC, TypeParameters.decimal(precision, scale), true);
    var numerics = new ArrayList<Value>();
    for (String value : values) {
      numerics.add(new Value.DecimalValue(SqlType.NUMERIC, new BigDecimal(value).setScale(9)));
    }
    write(
        List.of(ParquetColumn.of(column)),
        List.of(VectorBuilder.build(VectorType.NUMERIC, numerics, allocator)),
        numerics.size());
    return SpecificationReader.open(folder.resolve("f.parquet")).column(0);
  }

  private void write(List<ParquetColumn> columns, List<Vector> vectors, int rows) {
    var batch = Batch.of(vectors, rows);
    try (var writer =
        ParquetFileWriter.open(
            columns,
            storage.create(folder.resolve("f.parquet").toString(), WriteMode.REPLACE),
            Map.of(),
            ParquetWriteOptions.DEFAULT,
            allocator)) {
      writer.write(batch);
      writer.finish();
    } finally {
      batch.release();
    }
  }

  private void assertRoundTrip(long seed, int rows, ParquetWriteOptions options)
      throws IOException {
    var random = new Random(seed);
    List<TestColumn> columns = TestColumn.all();
    List<ParquetColumn> parquet = columns.stream().map(TestColumn::parquet).toList();
    var expected = new ArrayList<List<@Nullable Object>>();
    columns.forEach(column -> expected.add(new ArrayList<>()));
    ParquetFileFacts facts;
    try (var writer =
        ParquetFileWriter.open(
            parquet,
            storage.create(folder.resolve("f.parquet").toString(), WriteMode.REPLACE),
            Map.of("key", "value"),
            options,
            allocator)) {
      while (writer.rowCount() < rows) {
        int count = (int) Math.min(rows - writer.rowCount(), 4500);
        Batch batch = RandomBatches.batch(columns, count, random, allocator);
        for (int k = 0; k < batch.selectedCount(); k++) {
          int row = batch.selection().row(k);
          for (int c = 0; c < columns.size(); c++) {
            Value value = Vectors.read(batch.column(c), row);
            expected.get(c).add(TestColumn.stored(value, parquet.get(c)));
          }
        }
        writer.write(batch);
        batch.release();
      }
      facts = writer.finish();
    }
    var reader = SpecificationReader.open(folder.resolve("f.parquet"));
    assertThat(facts.rowCount()).isEqualTo(expected.getFirst().size());
    assertThat(facts.byteCount()).isEqualTo(Files.size(folder.resolve("f.parquet")));
    assertThat(reader.footer().getNum_rows()).isEqualTo(facts.rowCount());
    for (int c = 0; c < columns.size(); c++) {
      assertThat(reader.column(c))
          .as("seed %d, column %s, %s", seed, columns.get(c).column().name(), options)
          .isEqualTo(expected.get(c));
    }
  }

  private static ColumnMetaData meta(SpecificationReader reader, int column) {
    return reader.footer().getRow_groups().getFirst().getColumns().get(column).getMeta_data();
  }
}
