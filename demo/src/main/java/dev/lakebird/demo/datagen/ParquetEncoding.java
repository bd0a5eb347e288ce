package dev.lakebird.demo.datagen;

import dev.lakebird.storage.bytes.ByteWriter;
import dev.lakebird.tableformat.parquet.ParquetColumn;
import dev.lakebird.tableformat.parquet.write.EncodedRowGroup;
import dev.lakebird.tableformat.parquet.write.ParquetFileWriter;
import dev.lakebird.tableformat.parquet.write.ParquetWriteOptions;
import dev.lakebird.tableformat.parquet.write.RowGroupEncoder;
import dev.lakebird.types.Column;
import dev.lakebird.types.vector.Batch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;

/// zstd Parquet; a part is a row group.
record ParquetEncoding(BufferAllocator allocator) implements FileEncoding<EncodedRowGroup> {
  @Override
  public String extension() {
    return "parquet";
  }

  @Override
  public List<EncodedRowGroup> encode(GeneratedTable table, double scale, int piece, int pieces) {
    var rowGroups = new ArrayList<EncodedRowGroup>();
    var buffer = new RowBuffer(table.columns());
    try (var encoder =
        new RowGroupEncoder(columns(table.columns()), ParquetWriteOptions.DEFAULT, allocator)) {
      table.generate(scale, piece, pieces, buffer, () -> drain(buffer, encoder, rowGroups));
      if (!buffer.isEmpty()) {
        drain(buffer, encoder, rowGroups);
      }
      if (encoder.rowCount() > 0) {
        rowGroups.add(encoder.encode());
      }
      return rowGroups;
    } catch (RuntimeException e) {
      rowGroups.forEach(EncodedRowGroup::close);
      throw e;
    }
  }

  private void drain(RowBuffer buffer, RowGroupEncoder encoder, List<EncodedRowGroup> rowGroups) {
    Batch batch = buffer.drain(allocator);
    try {
      int next = 0;
      while (next < batch.selectedCount()) {
        next = encoder.append(batch, next);
        if (encoder.isFull()) {
          rowGroups.add(encoder.encode());
        }
      }
    } finally {
      batch.release();
    }
  }

  private static List<ParquetColumn> columns(List<Column> columns) {
    return columns.stream().map(ParquetColumn::of).toList();
  }

  @Override
  public void discard(EncodedRowGroup part) {
    part.close();
  }

  @Override
  public Parts<EncodedRowGroup> open(List<Column> columns, ByteWriter out) {
    return new File(
        ParquetFileWriter.open(
            columns(columns), out, Map.of(), ParquetWriteOptions.DEFAULT, allocator));
  }

  private record File(ParquetFileWriter writer) implements Parts<EncodedRowGroup> {
    @Override
    public long append(EncodedRowGroup part) {
      writer.append(part);
      return part.rowCount();
    }

    @Override
    public GeneratedFile finish() {
      var facts = writer.finish();
      return new GeneratedFile(
          facts.location(), facts.rowCount(), facts.byteCount(), facts.rowGroupOffsets().size());
    }

    @Override
    public void close() {
      writer.close();
    }
  }
}
