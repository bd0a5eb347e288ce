package dev.lakebird.types.arrow;

import dev.lakebird.types.Column;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;

/// Gathers the selected rows of batches into larger plain Arrow batches. Rows are copied: the batches may
/// be given back at once. Belongs to one thread at a time.
public final class ArrowRows implements AutoCloseable {
  private static final int STEP_ROWS_FIRST = 16;
  private static final int STEP_ROWS_MAX = 1 << 16;

  /// Rows that came so long ago are handed over though their batch is not full.
  private static final long HOLD_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final int rowsMax;
  private final long bytesMax;
  private final List<ColumnWriter> writers;
  private int rows;
  private long firstNanos;
  private long bytesPerRow;
  private int step = STEP_ROWS_FIRST;

  /// @param rowsMax rows of an Arrow batch at most
  /// @param bytesMax bytes after which an Arrow batch is full; a single row may take more
  public ArrowRows(List<Column> columns, BufferAllocator allocator, int rowsMax, long bytesMax) {
    this.rowsMax = rowsMax;
    this.bytesMax = bytesMax;
    this.writers = columns.stream().map(c -> ColumnWriter.of(c.type(), allocator)).toList();
  }

  /// Appends the selected rows of a batch. Batches that are full, or whose first row came some time ago,
  /// go to `ready`, which owns them.
  public void append(Batch batch, Consumer<ArrowBatch> ready) {
    Selection selection = batch.selection();
    int at = 0;
    while (at < selection.count()) {
      if (rows == 0) {
        firstNanos = System.nanoTime();
      }
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
      if (rows == rowsMax || bytes() >= bytesMax) {
        flush(ready);
      }
    }
    if (rows > 0 && System.nanoTime() - firstNanos > HOLD_NANOS) {
      flush(ready);
    }
  }

  /// Hands over the rows that are left, if any.
  public void flush(Consumer<ArrowBatch> ready) {
    if (rows > 0) {
      ready.accept(take());
    }
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

  /// The rows that are left, or a batch of none, owned by the caller.
  public ArrowBatch take() {
    List<ArrowFieldNode> nodes = new ArrayList<>();
    List<ArrowBuf> buffers = new ArrayList<>();
    try {
      for (ColumnWriter writer : writers) {
        writer.take(nodes, buffers);
      }
      return new ArrowBatch(new ArrowRecordBatch(rows, nodes, buffers));
    } finally {
      buffers.forEach(buffer -> buffer.getReferenceManager().release());
      rows = 0;
    }
  }

  @Override
  public void close() {
    writers.forEach(ColumnWriter::close);
  }
}
