package dev.lakebird.tableformat.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.storage.Storage;
import dev.lakebird.storage.StorageSettings;
import dev.lakebird.tableformat.commit.CommitListener;
import dev.lakebird.tableformat.commit.NewTables;
import dev.lakebird.tableformat.commit.TableStaging;
import dev.lakebird.tableformat.parquet.write.IcebergRowSink;
import dev.lakebird.tableformat.table.TableState;
import dev.lakebird.tableformat.table.TableStates;
import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.TypeParameters;
import dev.lakebird.types.memory.Memory;
import dev.lakebird.types.scan.TableSource;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.ValueBounds;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.FileMetadata;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.inmemory.InMemoryCatalog;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files written before a schema changed are read as the table is now.
class IcebergEvolutionTest {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("id", SqlType.INT64),
          Column.of("city", SqlType.STRING),
          new Column("amount", SqlType.NUMERIC, TypeParameters.decimal(9, 2), true));

  @TempDir Path folder;

  private final Storage storage =
      Storage.of(StorageSettings.fromEnvironment(Map.of()).withSyncLocalWrites(false));

  @AfterEach
  void closeStorage() {
    storage.close();
  }

  @Test
  void columnsAreFoundByIdAndWiden() {
    TableState old = table();
    var schema =
        new Schema(
            NestedField.optional(3, "price", Types.DecimalType.of(20, 2)),
            NestedField.optional(7, "added", Types.StringType.get()),
            NestedField.optional(1, "id", Types.LongType.get()));
    TableMetadata metadata =
        TableMetadata.buildFrom(old.metadata()).setCurrentSchema(schema, 7).build();
    TableSource source = IcebergTableSource.open(storage, new TableState(metadata));
    assertThat(source.columns()).extracting(c -> c.name()).containsExactly("price", "added", "id");
    assertThat(source.columns().getFirst().vectorType().layout()).isEqualTo(Layout.DECIMAL128);
    assertThat(SourceRows.read(source, List.of(0, 1, 2), 10))
        .isEqualTo(
            List.of(
                List.of(money("12.50"), Value.nullOf(SqlType.STRING), Value.of(1)),
                List.of(money("7.00"), Value.nullOf(SqlType.STRING), Value.of(2))));
  }

  @Test
  void metadataProvesBoundsAndRows() {
    TableSource source = IcebergTableSource.open(storage, table());
    assertThat(source.rowCount()).hasValue(2);
    assertThat(source.columns().get(0).bounds()).contains(ValueBounds.of(1, 2));
    assertThat(source.columns().get(2).bounds()).contains(ValueBounds.of(700, 1250));
    assertThat(source.columns().get(1).bounds()).isEmpty();
  }

  @Test
  void tableWithoutSnapshotIsEmpty() {
    TableState planned = NewTables.plan(UUID.randomUUID(), folder.toString(), COLUMNS, Map.of());
    TableSource source = IcebergTableSource.open(storage, planned);
    assertThat(source.rowCount()).hasValue(0);
    assertThat(SourceRows.read(source, List.of(0, 1, 2), 10)).isEmpty();
  }

  @Test
  void deleteFilesAreRefusedNotIgnored() throws Exception {
    try (var catalog = new InMemoryCatalog()) {
      catalog.initialize("test", Map.of());
      catalog.createNamespace(Namespace.of("n"));
      Table table =
          catalog.createTable(
              TableIdentifier.of("n", "t"),
              new Schema(NestedField.required(1, "id", Types.LongType.get())));
      table
          .newRowDelta()
          .addDeletes(
              FileMetadata.deleteFileBuilder(PartitionSpec.unpartitioned())
                  .ofPositionDeletes()
                  .withPath("/deletes.parquet")
                  .withFileSizeInBytes(100)
                  .withRecordCount(1)
                  .build())
          .commit();
      TableMetadata metadata = ((BaseTable) table).operations().current();
      var files = new SnapshotFiles(table.io(), metadata, metadata.currentSnapshot());
      assertThatThrownBy(files::load)
          .isInstanceOfSatisfying(
              LakebirdException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.UNIMPLEMENTED));
    }
  }

  private TableState table() {
    String location = folder.resolve(UUID.randomUUID().toString()).toString();
    TableState planned = NewTables.plan(UUID.randomUUID(), location, COLUMNS, Map.of());
    IcebergRowSink sink = IcebergRowSink.of(planned, storage);
    List<List<Value>> rows =
        List.of(
            List.of(Value.of(1), Value.of("Oslo"), money("12.50")),
            List.of(Value.of(2), Value.of("Bergen"), money("7.00")));
    try (var allocator = Memory.root(1L << 28);
        var writer = sink.openWriter(allocator)) {
      TestRows.batches(COLUMNS, rows, allocator, writer::write);
      writer.finish();
    }
    return new TableStaging(new TableStates(storage.fileIO()), CommitListener.NONE)
        .create(planned, sink.dataFiles())
        .state();
  }

  private static Value money(String text) {
    return Value.numeric(new BigDecimal(text));
  }
}
