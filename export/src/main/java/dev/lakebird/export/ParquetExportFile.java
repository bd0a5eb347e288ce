package dev.lakebird.export;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.storage.bytes.ByteWriter;
import dev.lakebird.tableformat.parquet.ParquetColumn;
import dev.lakebird.tableformat.parquet.write.ParquetFileWriter;
import dev.lakebird.tableformat.parquet.write.ParquetWriteOptions;
import dev.lakebird.types.Column;
import dev.lakebird.types.vector.Batch;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;

/// A Parquet file, encoded from whole batches.
record ParquetExportFile(ParquetFileWriter writer) implements ExportFile {
  /// @throws LakebirdException UNIMPLEMENTED for a column that cannot be written yet
  static ExportFiles files(List<Column> columns, ExportCompression compression) {
    List<ParquetColumn> parquet = columns.stream().map(ParquetColumn::of).toList();
    ParquetWriteOptions options =
        ParquetWriteOptions.DEFAULT.withCompression(
            switch (compression) {
              case NONE -> ParquetWriteOptions.Compression.NONE;
              case SNAPPY -> ParquetWriteOptions.Compression.SNAPPY;
              case ZSTD -> ParquetWriteOptions.Compression.ZSTD;
              case GZIP ->
                  throw LakebirdException.unimplemented("Compression GZIP of Parquet files");
            });
    return (out, allocator) -> open(parquet, out, options, allocator);
  }

  private static ParquetExportFile open(
      List<ParquetColumn> columns,
      ByteWriter out,
      ParquetWriteOptions options,
      BufferAllocator allocator) {
    return new ParquetExportFile(
        ParquetFileWriter.open(columns, out, Map.of(), options, allocator));
  }

  @Override
  public void write(Batch batch) {
    writer.write(batch);
  }

  @Override
  public long writtenBytes() {
    return writer.writtenBytes();
  }

  @Override
  public long finish() {
    return writer.finish().byteCount();
  }

  @Override
  public void close() {
    writer.close();
  }
}
