package dev.lakebird.tableformat.parquet.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.storage.Storage;
import dev.lakebird.tableformat.commit.NewTables;
import dev.lakebird.tableformat.schema.IcebergSchemas;
import dev.lakebird.tableformat.table.TableState;
import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.TypeParameters;
import dev.lakebird.types.memory.Memory;
import dev.lakebird.types.scan.RowSink;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorBuilder;
import dev.lakebird.types.vector.VectorType;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Conversions;
import org.apache.parquet.format.Encoding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IcebergRowSinkTest {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("id", SqlType.INT64, TypeParameters.NONE, false),
          new Column("city", SqlType.STRING, TypeParameters.NONE, true),
          new Column("amount", SqlType.NUMERIC, TypeParameters.decimal(15, 2), true),
          new Column("total", SqlType.NUMERIC, TypeParameters.NONE, true),
          new Column("rate", SqlType.FLOAT64, TypeParameters.NONE, true),
          new Column("day", SqlType.DATE, TypeParameters.NONE, true));
  private static final Schema SCHEMA = IcebergSchemas.schema(COLUMNS);

  private final BufferAllocator allocator = Memory.root(256 << 20);
  private final Storage storage = Storage.fromEnvironment();

  @TempDir private Path folder;

  @AfterEach
  void nothingLeaks() {
    storage.close();
    assertThat(allocator.getAllocatedMemory()).isZero();
    allocator.close();
  }

  @Test
  void dataFileSaysWhatIsInIt() throws IOException {
    var sink = sink(1 << 30);
    try (var writer = sink.openWriter(allocator)) {
      write(writer, 0, 1000);
      assertThat(sink.dataFiles()).isEmpty();
      writer.finish();
    }
    DataFile file = sink.dataFiles().getFirst();
    assertThat(sink.rowCount()).isEqualTo(1000);
    assertThat(file.fileSizeInBytes()).isEqualTo(Files.size(Path.of(file.location())));
    assertThat(file.splitOffsets()).containsExactly(4L);
    assertThat(file.valueCounts()).containsEntry(1, 1000L).containsEntry(6, 1000L);
    assertThat(file.nullValueCounts()).containsEntry(1, 0L).containsEntry(2, 100L);
    assertThat(file.nanValueCounts()).isEqualTo(Map.of(5, 500L));
    assertThat(bound(file.lowerBounds(), 1)).isEqualTo(0L);
    assertThat(bound(file.upperBounds(), 1)).isEqualTo(999L);
    assertThat(bound(file.lowerBounds(), 2).toString()).isEqualTo("a city with a na");
    assertThat(bound(file.upperBounds(), 2).toString()).isEqualTo("a city with a nb");
    assertThat(bound(file.lowerBounds(), 3)).isEqualTo(new BigDecimal("-999.01"));
    assertThat(bound(file.upperBounds(), 4)).isEqualTo(new BigDecimal("0.000000000"));
    assertThat(bound(file.lowerBounds(), 5)).isEqualTo(-0.0);
    assertThat(bound(file.upperBounds(), 6)).isEqualTo(999);
  }

  @Test
  void writersRollFilesAndOneWithoutRowsMakesNone() {
    var sink = sink(1);
    try (var first = sink.openWriter(allocator);
        var second = sink.openWriter(allocator);
        var idle = sink.openWriter(allocator)) {
      for (int i = 0; i < 3; i++) {
        write(first, i * 2000, 2000);
      }
      write(second, 0, 10);
      first.finish();
      second.finish();
      idle.finish();
    }
    assertThat(sink.dataFiles()).hasSize(4);
    assertThat(sink.rowCount()).isEqualTo(6010);
  }

  @Test
  void tablesSayWhichEncodingsTheirFilesHave() throws IOException {
    assertThat(encodings(Map.of()))
        .contains(Encoding.DELTA_BINARY_PACKED, Encoding.DELTA_LENGTH_BYTE_ARRAY);
    assertThat(encodings(Map.of("write.parquet.page-version", "v2")))
        .contains(Encoding.DELTA_BINARY_PACKED, Encoding.DELTA_LENGTH_BYTE_ARRAY);
    assertThat(encodings(ParquetWriteOptions.VERSION_1_PROPERTIES))
        .isSubsetOf(Encoding.PLAIN, Encoding.RLE, Encoding.RLE_DICTIONARY)
        .contains(Encoding.PLAIN);
    assertThatThrownBy(() -> ParquetWriteOptions.of(Map.of("write.parquet.page-version", "v3")))
        .hasMessageContaining("is neither v1 nor v2 but v3");
  }

  private Set<Encoding> encodings(Map<String, String> properties) throws IOException {
    var id = UUID.randomUUID();
    TableState table =
        NewTables.plan(id, folder.resolve(id.toString()).toString(), COLUMNS, properties);
    var sink = IcebergRowSink.of(table, storage);
    try (var writer = sink.openWriter(allocator)) {
      write(writer, 0, 5000);
      writer.finish();
    }
    var reader = SpecificationReader.open(Path.of(sink.dataFiles().getFirst().location()));
    Set<Encoding> found = EnumSet.noneOf(Encoding.class);
    for (int column = 0; column < COLUMNS.size(); column++) {
      assertThat(reader.column(column)).hasSize(5000);
      found.addAll(
          reader
              .footer()
              .getRow_groups()
              .getFirst()
              .getColumns()
              .get(column)
              .getMeta_data()
              .getEncodings());
    }
    return found;
  }

  @Test
  void abandonedSinkLeavesNoFile() throws IOException {
    var sink = sink(1);
    try (var finished = sink.openWriter(allocator);
        var failed = sink.openWriter(allocator)) {
      write(finished, 0, 3000);
      finished.finish();
      write(failed, 0, 5000);
    }
    assertThat(files()).hasSize(sink.dataFiles().size());
    sink.abandon();
    assertThat(files()).isEmpty();
    assertThat(sink.dataFiles()).isEmpty();
  }

  @Test
  void partitionedTableIsUnimplemented() {
    var spec = PartitionSpec.builderFor(SCHEMA).identity("day").build();
    assertThatThrownBy(
            () ->
                new IcebergRowSink(
                    SCHEMA,
                    COLUMNS,
                    spec,
                    folder.toString(),
                    storage,
                    ParquetWriteOptions.DEFAULT,
                    1 << 30))
        .isInstanceOfSatisfying(
            LakebirdException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNIMPLEMENTED));
  }

  /// Row groups of 1,000 rows.
  private IcebergRowSink sink(long fileBytesTarget) {
    return new IcebergRowSink(
        SCHEMA,
        COLUMNS,
        PartitionSpec.unpartitioned(),
        folder.toString(),
        storage,
        ParquetWriteOptions.DEFAULT.withDeltas(true).withRowGroups(1000, 1 << 20),
        fileBytesTarget);
  }

  private void write(RowSink.Writer writer, int first, int rows) {
    var ids = new ArrayList<Value>();
    var cities = new ArrayList<Value>();
    var amounts = new ArrayList<Value>();
    var totals = new ArrayList<Value>();
    var rates = new ArrayList<Value>();
    var days = new ArrayList<Value>();
    for (int i = first; i < first + rows; i++) {
      ids.add(new Value.Int64Value(i));
      cities.add(
          i % 10 == 0
              ? Value.nullOf(SqlType.STRING)
              : new Value.StringValue("a city with a name " + i));
      amounts.add(
          new Value.DecimalValue(SqlType.NUMERIC, BigDecimal.valueOf(-i * 100 - i / 999, 2)));
      totals.add(new Value.DecimalValue(SqlType.NUMERIC, BigDecimal.valueOf(-i, 9)));
      rates.add(new Value.Float64Value(i % 2 == 0 ? Double.NaN : 0.0));
      days.add(new Value.DateValue(i));
    }
    var amount = VectorType.decimal(SqlType.NUMERIC, Layout.INT64, 2);
    List<Vector> vectors =
        List.of(
            VectorBuilder.build(VectorType.INT64, ids, allocator),
            VectorBuilder.build(VectorType.STRING, cities, allocator),
            VectorBuilder.build(amount, amounts, allocator),
            VectorBuilder.build(VectorType.NUMERIC, totals, allocator),
            VectorBuilder.build(VectorType.FLOAT64, rates, allocator),
            VectorBuilder.build(VectorType.DATE, days, allocator));
    var batch = Batch.of(vectors, rows);
    writer.write(batch);
    batch.release();
  }

  private List<Path> files() throws IOException {
    if (!Files.exists(folder.resolve("data"))) {
      return List.of();
    }
    try (var listed = Files.list(folder.resolve("data"))) {
      return listed.toList();
    }
  }

  private static Object bound(Map<Integer, ByteBuffer> bounds, int id) {
    return Conversions.fromByteBuffer(SCHEMA.findType(id), bounds.get(id));
  }
}
