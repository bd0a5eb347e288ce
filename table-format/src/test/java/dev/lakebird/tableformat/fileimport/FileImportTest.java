package dev.lakebird.tableformat.fileimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.storage.Storage;
import dev.lakebird.storage.StorageSettings;
import dev.lakebird.tableformat.commit.CommitListener;
import dev.lakebird.tableformat.commit.NewTables;
import dev.lakebird.tableformat.commit.TableStaging;
import dev.lakebird.tableformat.parquet.write.ParquetWriteOptions;
import dev.lakebird.tableformat.scan.IcebergTableSource;
import dev.lakebird.tableformat.scan.ParquetTableSource;
import dev.lakebird.tableformat.scan.SourceRows;
import dev.lakebird.tableformat.scan.TestRows;
import dev.lakebird.tableformat.table.TableState;
import dev.lakebird.tableformat.table.TableStates;
import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.TypeParameters;
import dev.lakebird.types.memory.Memory;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.ValueBounds;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.expressions.Literal;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files of other writers become part of a table as they lie, or are refused with file and column.
class FileImportTest {
  private static final List<Column> WRITTEN =
      List.of(
          Column.of("id", SqlType.INT64),
          Column.of("city", SqlType.STRING),
          new Column("amount", SqlType.NUMERIC, TypeParameters.decimal(9, 2), true),
          Column.of("weight", SqlType.FLOAT64));

  private static final List<List<Value>> ROWS =
      List.of(
          List.of(Value.of(7), Value.of("Oslo"), money("12.50"), Value.of(0.0)),
          List.of(
              Value.of(3),
              Value.of("A town with quite a long name"),
              money("-1.00"),
              Value.of(2.5)),
          List.of(
              Value.of(5),
              Value.nullOf(SqlType.STRING),
              Value.nullOf(SqlType.NUMERIC),
              Value.nullOf(SqlType.FLOAT64)));

  @TempDir Path folder;

  private final Storage storage =
      Storage.of(StorageSettings.fromEnvironment(Map.of()).withSyncLocalWrites(false));

  @AfterEach
  void closeStorage() {
    storage.close();
  }

  @Test
  void filesOfDuckDbReadAsRowsOfATable() {
    String file = fixture("duckdb-import");
    ParquetTableSource alone = ParquetTableSource.open(storage, List.of(file));
    List<Column> columns = alone.columns().stream().map(c -> c.column()).toList();
    TableState table = imported(table(columns), List.of(file));
    IcebergTableSource source = IcebergTableSource.open(storage, table);
    List<Integer> all = IntStream.range(0, columns.size()).boxed().toList();
    assertThat(SourceRows.read(source, all, 7)).isEqualTo(SourceRows.read(alone, all, 4096));
    assertThat(source.columns()).extracting(c -> c.column().type()).contains(SqlType.INT64);
    assertThat(source.dataFiles()).containsExactly(file);
    assertThat(table.metadata().properties()).containsKey(TableProperties.DEFAULT_NAME_MAPPING);
  }

  @Test
  void thirtyTwoBitIntegersAreInt64WithBounds() {
    TableState table =
        imported(
            table(
                List.of(
                    Column.of("required", SqlType.INT64),
                    Column.of("i32", SqlType.INT64),
                    Column.of("f32", SqlType.FLOAT64),
                    Column.of("city", SqlType.STRING),
                    Column.of("day", SqlType.DATE),
                    Column.of("ts_us", SqlType.TIMESTAMP),
                    new Column("d5", SqlType.NUMERIC, TypeParameters.decimal(20, 2), true),
                    new Column("d15", SqlType.NUMERIC, TypeParameters.decimal(15, 2), true))),
            List.of(fixture("duckdb-import")));
    IcebergTableSource source = IcebergTableSource.open(storage, table);
    List<List<Value>> rows = SourceRows.read(source, List.of(1), 16);
    for (int i = 0; i < rows.size(); i++) {
      assertThat(rows.get(i).getFirst())
          .isEqualTo(
              i % 7 == 3
                  ? Value.nullOf(SqlType.INT64)
                  : Value.of(i * 1000003L % 2000000 - 1000000));
    }
    ValueBounds bounds = source.columns().get(1).bounds().orElseThrow();
    assertThat(bounds.min().longValueExact()).isEqualTo(-1_000_000);
    assertThat(bounds.max().longValueExact()).isPositive();
    assertThat(source.rowCount()).hasValue(60);
  }

  @Test
  void metricsComeFromTheFooter() {
    TableState table = table(WRITTEN);
    DataFile file =
        FileImport.plan(storage, table, List.of(write("a", WRITTEN, ROWS))).files().getFirst();
    assertThat(file.recordCount()).isEqualTo(3);
    assertThat(file.splitOffsets()).hasSize(1);
    assertThat(file.valueCounts()).containsEntry(1, 3L).containsEntry(4, 3L);
    assertThat(file.nullValueCounts()).containsEntry(1, 0L).containsEntry(2, 1L);
    assertThat(file.nanValueCounts()).isNull();
    assertThat(file.columnSizes().get(2)).isPositive();
    assertThat(file.lowerBounds().get(1))
        .isEqualTo(Literal.of(3L).to(Types.LongType.get()).toByteBuffer());
    assertThat(text(file.lowerBounds().get(2))).isEqualTo("A town with quit");
    assertThat(text(file.upperBounds().get(2))).isEqualTo("Oslo");
    Object least = Conversions.fromByteBuffer(Types.DoubleType.get(), file.lowerBounds().get(4));
    assertThat(least).isEqualTo(-0.0);
    Object greatest =
        Conversions.fromByteBuffer(Types.DecimalType.of(9, 2), file.upperBounds().get(3));
    assertThat(greatest).isEqualTo(new BigDecimal("12.50"));
  }

  @Test
  void columnsThatAFileDoesNotHaveAreNull() {
    List<Column> wider = new ArrayList<>(WRITTEN);
    wider.add(Column.of("added", SqlType.STRING));
    TableState table = imported(table(wider), List.of(write("a", WRITTEN, ROWS)));
    assertThat(SourceRows.read(IcebergTableSource.open(storage, table), List.of(0, 4), 10))
        .extracting(row -> row.get(1))
        .containsOnly(Value.nullOf(SqlType.STRING));
  }

  @Test
  void standingTablesGainANameMapping() {
    TableState planned = table(WRITTEN);
    String own = writtenBy(planned);
    var staging = new TableStaging(new TableStates(storage.fileIO()), CommitListener.NONE);
    TableState standing =
        staging.create(planned, FileImport.plan(storage, planned, List.of(own)).files()).state();
    assertThat(standing.metadata().properties())
        .doesNotContainKey(TableProperties.DEFAULT_NAME_MAPPING);
    TableState both = imported(standing, List.of(write("a", WRITTEN, ROWS)));
    assertThat(both.metadata().properties()).containsKey(TableProperties.DEFAULT_NAME_MAPPING);
    assertThat(both.metadata().previousFiles()).hasSize(1);
    assertThat(SourceRows.read(IcebergTableSource.open(storage, both), List.of(0), 10)).hasSize(6);
  }

  @Test
  void filesWithoutRowsAddNothing() {
    TableState table = table(WRITTEN);
    assertThat(FileImport.plan(storage, table, List.of(write("e", WRITTEN, List.of()))).files())
        .isEmpty();
  }

  @Test
  void aFileIsInATableOnce() {
    String file = write("a", WRITTEN, ROWS);
    TableState table = imported(table(WRITTEN), List.of(file));
    assertRefused(table, List.of(file), ErrorCode.INVALID_ARGUMENT, "only once", "a.parquet");
    String other = write("b", WRITTEN, ROWS);
    assertRefused(
        table, List.of(other, other), ErrorCode.INVALID_ARGUMENT, "only once", "b.parquet");
    assertThat(FileImport.plan(storage, table, List.of(other)).properties()).isEmpty();
  }

  @Test
  void columnsOfOtherNamesAndTypesAreRefused() {
    String file = write("a", WRITTEN, ROWS);
    assertRefused(
        table(WRITTEN.subList(0, 3)),
        List.of(file),
        ErrorCode.INVALID_ARGUMENT,
        "the table has no such column",
        "weight",
        "a.parquet");
    assertRefused(
        table(changed(0, Column.of("id", SqlType.STRING))),
        List.of(file),
        ErrorCode.INVALID_ARGUMENT,
        "it holds INT64, the table's column is STRING",
        "id");
    assertRefused(
        table(
            changed(2, new Column("amount", SqlType.NUMERIC, TypeParameters.decimal(9, 3), true))),
        List.of(file),
        ErrorCode.INVALID_ARGUMENT,
        "NUMERIC(9, 2)",
        "amount");
    assertRefused(
        table(
            changed(2, new Column("amount", SqlType.NUMERIC, TypeParameters.decimal(8, 2), true))),
        List.of(file),
        ErrorCode.INVALID_ARGUMENT,
        "NUMERIC(8, 2)");
    assertRefused(
        table(changed(1, new Column("city", SqlType.STRING, TypeParameters.length(50), true))),
        List.of(file),
        ErrorCode.UNIMPLEMENTED,
        "length limit",
        "city");
  }

  @Test
  void requiredColumnsHaveNoNulls() {
    String file = write("a", WRITTEN, ROWS);
    Column id = new Column("id", SqlType.INT64, TypeParameters.NONE, false);
    assertThat(FileImport.plan(storage, table(changed(0, id)), List.of(file)).files()).hasSize(1);
    Column city = new Column("city", SqlType.STRING, TypeParameters.NONE, false);
    assertRefused(
        table(changed(1, city)), List.of(file), ErrorCode.NOT_NULL_VIOLATION, "city", "a.parquet");
    List<Column> more = new ArrayList<>(WRITTEN);
    more.add(new Column("key", SqlType.INT64, TypeParameters.NONE, false));
    assertRefused(
        table(more), List.of(file), ErrorCode.INVALID_ARGUMENT, "the table requires it", "key");
  }

  @Test
  void typesThatOtherReadersMisreadAreRefused() {
    String file = fixture("duckdb-zstd");
    List<Column> columns =
        ParquetTableSource.open(storage, List.of(file)).columns().stream()
            .map(c -> c.column())
            .toList();
    assertRefused(
        table(columns), List.of(file), ErrorCode.INVALID_ARGUMENT, "unsigned integers", "u32");
    assertRefused(
        table(List.of(Column.of("ts", SqlType.TIMESTAMP))),
        List.of(fixture("arrow-int96")),
        ErrorCode.INVALID_ARGUMENT,
        "nanoseconds",
        "ts");
    assertRefused(
        table(List.of(Column.of("id", SqlType.INT64), Column.of("tags", SqlType.BYTES))),
        List.of(fixture("arrow-nested")),
        ErrorCode.UNIMPLEMENTED,
        "nested",
        "tags");
  }

  @Test
  void fieldIdsOfAnotherTableAreRefused() {
    TableState first = table(WRITTEN);
    String own = writtenBy(first);
    List<Column> turned = List.of(WRITTEN.get(1), WRITTEN.get(0), WRITTEN.get(2), WRITTEN.get(3));
    assertRefused(table(turned), List.of(own), ErrorCode.INVALID_ARGUMENT, "field id", "id");
    assertThat(FileImport.plan(storage, table(WRITTEN), List.of(own)).files()).hasSize(1);
  }

  @Test
  void damagedAndMissingFilesAreNamed() throws Exception {
    String file = write("a", WRITTEN, ROWS);
    byte[] bytes = Files.readAllBytes(Path.of(file));
    Path cut = folder.resolve("cut.parquet");
    Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length - 20));
    assertRefused(
        table(WRITTEN), List.of(file, cut.toString()), ErrorCode.CORRUPT_FILE, "cut.parquet");
    Path text = folder.resolve("text.parquet");
    Files.writeString(text, "This is no Parquet file at all.");
    assertRefused(table(WRITTEN), List.of(text.toString()), ErrorCode.CORRUPT_FILE, "text.parquet");
    assertRefused(
        table(WRITTEN),
        List.of(folder.resolve("gone.parquet").toString()),
        ErrorCode.NOT_FOUND,
        "gone.parquet");
  }

  @Test
  void partitionedTablesAreRefused() {
    TableMetadata metadata = table(WRITTEN).metadata();
    TableMetadata partitioned =
        TableMetadata.buildFrom(metadata)
            .setDefaultPartitionSpec(
                PartitionSpec.builderFor(metadata.schema()).identity("city").build())
            .build();
    assertRefused(
        new TableState(partitioned),
        List.of(write("a", WRITTEN, ROWS)),
        ErrorCode.UNIMPLEMENTED,
        "partitioned");
  }

  @Test
  void integersOfOtherEnginesTablesDoNotNarrow() {
    var schema = new Schema(NestedField.optional(1, "id", Types.IntegerType.get()));
    TableMetadata metadata =
        TableMetadata.buildFrom(table(List.of(Column.of("x", SqlType.INT64))).metadata())
            .setCurrentSchema(schema, 1)
            .build();
    List<Column> id = List.of(Column.of("id", SqlType.INT64));
    assertRefused(
        new TableState(metadata),
        List.of(write("a", id, List.of(List.of(Value.of(1L << 40))))),
        ErrorCode.INVALID_ARGUMENT,
        "id");
  }

  private void assertRefused(
      TableState table, List<String> files, ErrorCode code, String... texts) {
    assertThatThrownBy(() -> FileImport.plan(storage, table, files))
        .isInstanceOfSatisfying(
            LakebirdException.class,
            e -> {
              assertThat(e.code()).as(e.describe()).isEqualTo(code);
              assertThat(e.describe()).contains(texts);
            });
  }

  private TableState imported(TableState table, List<String> files) {
    FileImport.Planned planned = FileImport.plan(storage, table, files);
    var staging = new TableStaging(new TableStates(storage.fileIO()), CommitListener.NONE);
    if (table.metadata().metadataFileLocation() == null) {
      return staging.create(planned.table(), planned.files()).state();
    }
    return staging.append(table, planned.files(), planned.properties()).state();
  }

  private TableState table(List<Column> columns) {
    String location = folder.resolve(UUID.randomUUID().toString()).toString();
    return NewTables.plan(UUID.randomUUID(), location, columns, Map.of());
  }

  private String write(String name, List<Column> columns, List<List<Value>> rows) {
    String location = folder.resolve(name + ".parquet").toString();
    try (var allocator = Memory.root(1L << 28)) {
      TestRows.write(storage, location, columns, rows, ParquetWriteOptions.DEFAULT, allocator);
    }
    return location;
  }

  /// A file with field ids.
  private String writtenBy(TableState table) {
    var sink = dev.lakebird.tableformat.parquet.write.IcebergRowSink.of(table, storage);
    try (var allocator = Memory.root(1L << 28);
        var writer = sink.openWriter(allocator)) {
      TestRows.batches(WRITTEN, ROWS, allocator, writer::write);
      writer.finish();
    }
    return sink.dataFiles().getFirst().location();
  }

  private static List<Column> changed(int position, Column column) {
    List<Column> columns = new ArrayList<>(WRITTEN);
    columns.set(position, column);
    return columns;
  }

  private static String fixture(String name) {
    return Path.of("src/test/resources/parquet", name + ".parquet").toAbsolutePath().toString();
  }

  private static String text(java.nio.@org.jspecify.annotations.Nullable ByteBuffer bytes) {
    assertThat(bytes).isNotNull();
    return Conversions.fromByteBuffer(Types.StringType.get(), bytes).toString();
  }

  private static Value money(String text) {
    return Value.numeric(new BigDecimal(text));
  }
}
