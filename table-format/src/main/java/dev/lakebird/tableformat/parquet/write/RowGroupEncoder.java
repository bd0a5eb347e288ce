package dev.lakebird.tableformat.parquet.write;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.tableformat.parquet.ParquetColumn;
import dev.lakebird.types.memory.Memory;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.BytesVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.parquet.format.ColumnChunk;

/// Gathers the rows of one row group and encodes it. Holds the values of a row group in their encoded but
/// uncompressed form, at most about the options' row group bytes plus one slice of rows, and at [#encode] the
/// compressed row group beside them; where the allocator has little left, row groups end early. Belongs to
/// one thread; several encoders can work for one file.
public final class RowGroupEncoder implements AutoCloseable {
  /// Fewer rows do not end a row group for want of memory.
  private static final int ROWS_BEFORE_PRESSURE = 8192;

  /// What the encoding itself may need, beyond the values.
  private static final long WORKING_BYTES = 8L << 20;

  private final List<ParquetColumn> columns;
  private final ParquetWriteOptions options;
  private final BufferAllocator allocator;
  private final List<ChunkWriter> chunks = new ArrayList<>();
  private final ChunkOutput output;
  private final RowSlice slice = new RowSlice();
  private int rowCount;

  public RowGroupEncoder(
      List<ParquetColumn> columns, ParquetWriteOptions options, BufferAllocator allocator) {
    if (columns.isEmpty()) {
      throw LakebirdException.unimplemented("Writing a Parquet file without columns");
    }
    this.columns = List.copyOf(columns);
    this.options = options;
    this.allocator = allocator;
    for (ParquetColumn column : columns) {
      chunks.add(ChunkWriter.open(column, options, allocator));
    }
    this.output = new ChunkOutput(columns.getFirst(), options, allocator);
  }

  /// Rows taken since the last [#encode].
  public int rowCount() {
    return rowCount;
  }

  /// Bytes of values held.
  public long bufferedBytes() {
    long bytes = 0;
    for (ChunkWriter chunk : chunks) {
      bytes += chunk.bufferedBytes();
    }
    return bytes;
  }

  /// Takes selected rows of the batch from the `from`-th on until the row group is full, and returns the
  /// number of the first that it did not take.
  ///
  /// @throws LakebirdException NOT_NULL_VIOLATION or OUT_OF_RANGE, naming the column; the encoder is then of
  ///     no more use
  public int append(Batch batch, int from) {
    Selection selection = batch.selection();
    int next = from;
    while (next < selection.count() && !isFull()) {
      int rows =
          Math.min(
              Math.min(selection.count() - next, RowSlice.ROWS_MAX),
              options.rowGroupRows() - rowCount);
      rows = rowsWithin(batch, next, rows, Math.max(1, options.rowGroupBytes() / 4));
      slice.fill(selection, next, rows);
      for (int c = 0; c < chunks.size(); c++) {
        chunks.get(c).append(batch.column(c), slice);
      }
      rowCount += rows;
      next += rows;
    }
    return next;
  }

  /// Whether the row group takes no more rows.
  public boolean isFull() {
    if (rowCount >= options.rowGroupRows()) {
      return true;
    }
    long bytes = bufferedBytes();
    return bytes >= options.rowGroupBytes()
        || rowCount >= ROWS_BEFORE_PRESSURE
            && Memory.headroomBytes(allocator) < 2 * bytes + WORKING_BYTES;
  }

  /// Encodes the rows taken, of which there is at least one, and starts anew.
  public EncodedRowGroup encode() {
    var described = new ArrayList<ColumnChunk>();
    var facts = new ArrayList<ChunkFacts>();
    for (int c = 0; c < chunks.size(); c++) {
      ChunkWriter chunk = chunks.get(c);
      output.begin(columns.get(c));
      ChunkFacts found = chunk.writePages(output);
      ColumnChunk description = output.end(found);
      described.add(description);
      facts.add(found.withCompressedBytes(description.getMeta_data().getTotal_compressed_size()));
      chunk.clear();
    }
    long rows = rowCount;
    rowCount = 0;
    long bytes = output.bytes().size();
    NativeBuffer buffer = output.bytes().detach();
    if (buffer == null) {
      throw LakebirdException.internal("A row group without rows");
    }
    return new EncodedRowGroup(buffer, bytes, rows, described, facts);
  }

  /// How many of `rows` selected rows from the `from`-th on hold at most `bytesMax` bytes in each column of
  /// byte strings; at least one.
  private static int rowsWithin(Batch batch, int from, int rows, int bytesMax) {
    int within = rows;
    for (Vector column : batch.columns()) {
      if (column instanceof BytesVector bytes && bytes.data().byteSize() > bytesMax) {
        Selection selection = batch.selection();
        long total = 0;
        for (int k = 0; k < within; k++) {
          int row = selection.row(from + k);
          total += bytes.isNull(row) ? 0 : bytes.byteLengthAt(row);
          if (total > bytesMax && k > 0) {
            within = k;
          }
        }
      }
    }
    return within;
  }

  @Override
  public void close() {
    chunks.forEach(ChunkWriter::close);
    output.close();
  }
}
