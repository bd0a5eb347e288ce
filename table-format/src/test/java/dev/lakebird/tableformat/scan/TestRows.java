package dev.lakebird.tableformat.scan;

import dev.lakebird.storage.Storage;
import dev.lakebird.storage.bytes.WriteMode;
import dev.lakebird.tableformat.parquet.ParquetColumn;
import dev.lakebird.tableformat.parquet.write.ParquetFileWriter;
import dev.lakebird.tableformat.parquet.write.ParquetWriteOptions;
import dev.lakebird.types.Column;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorBuilder;
import dev.lakebird.types.vector.VectorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.arrow.memory.BufferAllocator;

/// Rows of values as batches and files.
public final class TestRows {
  private static final int BATCH_ROWS = 1000;

  private TestRows() {}

  /// The narrowest vector of a column.
  public static VectorType vectorType(Column column) {
    if (column.parameters().precision().isEmpty()) {
      return VectorType.of(column.type());
    }
    return VectorType.decimal(
        column.type(),
        column.parameters().precision().getAsInt() <= 18 ? Layout.INT64 : Layout.DECIMAL128,
        column.parameters().scale().orElse(0));
  }

  public static void batches(
      List<Column> columns,
      List<List<Value>> rows,
      BufferAllocator allocator,
      Consumer<Batch> sink) {
    for (int start = 0; start < rows.size(); start += BATCH_ROWS) {
      List<List<Value>> part = rows.subList(start, Math.min(rows.size(), start + BATCH_ROWS));
      var vectors = new ArrayList<Vector>();
      for (int c = 0; c < columns.size(); c++) {
        int column = c;
        vectors.add(
            VectorBuilder.build(
                vectorType(columns.get(c)),
                part.stream().map(row -> row.get(column)).toList(),
                allocator));
      }
      Batch batch = Batch.of(vectors, part.size());
      sink.accept(batch);
      batch.release();
    }
  }

  public static void write(
      Storage storage,
      String location,
      List<Column> columns,
      List<List<Value>> rows,
      ParquetWriteOptions options,
      BufferAllocator allocator) {
    try (var writer =
        ParquetFileWriter.open(
            columns.stream().map(ParquetColumn::of).toList(),
            storage.create(location, WriteMode.REPLACE),
            Map.of(),
            options,
            allocator)) {
      batches(columns, rows, allocator, writer::write);
      writer.finish();
    }
  }
}
