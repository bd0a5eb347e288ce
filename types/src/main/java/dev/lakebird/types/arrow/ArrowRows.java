package dev.lakebird.types.arrow;

import dev.lakebird.types.Column;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Selection;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;

/// Gathers the selected rows of batches into larger plain Arrow batches. Rows are copied: the batches may
/// be given back at once. Belongs to one thread.
public final class ArrowRows implements AutoCloseable {
  private static final int STEP_ROWS_FIRST = 16;
  private static final int STEP_ROWS_MAX = 1 << 16;

  private final int rowsMax;
  private final long bytesMax;
  private final VectorSchemaRoot root;
  private final List<ColumnWriter> writers;
  private int rows;
  private long bytesPerRow;
  private int step = STEP_ROWS_FIRST;

  /// @param rowsMax rows of an Arrow batch at most
  /// @param bytesMax bytes after which an Arrow batch is full; a single row may take more
  public ArrowRows(List<Column> columns, BufferAllocator allocator, int rowsMax, long bytesMax) {
    this.rowsMax = rowsMax;
    this.bytesMax = bytesMax;
    this.root = VectorSchemaRoot.create(ArrowFields.schema(columns), allocator);
    this.writers = columns.stream().map(c -> ColumnWriter.of(c.type(), allocator)).toList();
  }

  /// What [#flush] fills; its schema is that of the columns.
  public VectorSchemaRoot root() {
    return root;
  }

  /// Rows gathered since the last [#flush].
  public int rowCount() {
    return rows;
  }

  public boolean isFull() {
    return rows >= rowsMax || rows > 0 && bytes() >= bytesMax;
  }

  /// Appends selected rows of a batch, the `from`-th first, until all are taken or this is full.
  ///
  /// @return how many were taken
  public int append(Batch batch, int from) {
    Selection selection = batch.selection();
    int at = from;
    while (at < selection.count() && !isFull()) {
      int count = Math.min(Math.min(selection.count() - at, rowsMax - rows), nextStep());
      for (int c = 0; c < writers.size(); c++) {
        if (selection.isAll()) {
          writers.get(c).append(batch.column(c), null, at, count);
        } else {
          writers.get(c).append(batch.column(c), selection.rows(), at, count);
        }
      }
      at += count;
      rows += count;
      bytesPerRow = Math.max(1, bytes() / rows);
    }
    return at - from;
  }

  /// Rows that likely fit; it grows from few, since nothing is known of the first ones.
  private int nextStep() {
    long fitting = bytesPerRow == 0 ? STEP_ROWS_FIRST : (bytesMax - bytes()) / bytesPerRow;
    step = (int) Math.clamp(fitting, 1, Math.min(STEP_ROWS_MAX, step * 8L));
    return step;
  }

  private long bytes() {
    long bytes = 0;
    for (ColumnWriter writer : writers) {
      bytes += writer.bytes();
    }
    return bytes;
  }

  /// Puts the gathered rows into [#root] in the place of what it held, and begins anew.
  public void flush() {
    List<ArrowFieldNode> nodes = new ArrayList<>();
    List<ArrowBuf> buffers = new ArrayList<>();
    try {
      for (ColumnWriter writer : writers) {
        writer.take(nodes, buffers);
      }
      try (var batch = new ArrowRecordBatch(rows, nodes, buffers)) {
        new VectorLoader(root).load(batch);
      }
    } finally {
      buffers.forEach(buffer -> buffer.getReferenceManager().release());
    }
    rows = 0;
  }

  @Override
  public void close() {
    root.close();
    writers.forEach(ColumnWriter::close);
  }
}
