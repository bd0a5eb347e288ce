package dev.lakebird.types.arrow;

import dev.lakebird.types.Column;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
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
  private final LongSupplier bytesAllowed;
  private final List<Column> columns;
  private final BufferAllocator allocator;
  private List<ColumnWriter> writers;
  private long bytesMax;
  private int rows;
  private long firstNanos;
  private long bytesPerRow;
  private int step = STEP_ROWS_FIRST;

  /// @param rowsMax rows of an Arrow batch at most
  /// @param bytesAllowed asked at the start of each Arrow batch: bytes after which it is full; a single row
  ///     may take more
  public ArrowRows(
      List<Column> columns, BufferAllocator allocator, int rowsMax, LongSupplier bytesAllowed) {
    this.columns = List.copyOf(columns);
    this.allocator = allocator;
    this.rowsMax = rowsMax;
    this.bytesAllowed = bytesAllowed;
    this.writers = openWriters();
  }

  /// Every Arrow batch is full after `bytesMax` bytes.
  public ArrowRows(List<Column> columns, BufferAllocator allocator, int rowsMax, long bytesMax) {
    this(columns, allocator, rowsMax, () -> bytesMax);
  }

  private List<ColumnWriter> openWriters() {
    return columns.stream().map(c -> ColumnWriter.of(c.type(), allocator)).toList();
  }

  private void begin() {
    firstNanos = System.nanoTime();
    long allowed = bytesAllowed.getAsLong();
    if (allowed < bytesMax / 2) {
      // Writers begin with buffers of the size that the batch before had.
      writers.forEach(ColumnWriter::close);
      writers = openWriters();
    }
    bytesMax = allowed;
  }

  /// Appends the selected rows of a batch. Batches that are full, or whose first row came some time ago,
  /// go to `ready`, which owns them.
  public void append(Batch batch, Consumer<ArrowBatch> ready) {
    for (int at = 0; at < batch.selectedCount(); ) {
      at = append(batch, at, ready);
    }
  }

  /// Appends selected rows of a batch, the `from`-th first, until one Arrow batch was handed over or there are
  /// no more.
  ///
  /// @return where to go on
  public int append(Batch batch, int from, Consumer<ArrowBatch> ready) {
    Selection selection = batch.selection();
    int at = from;
    while (at < selection.count()) {
      if (rows == 0) {
        begin();
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
        return at;
      }
    }
    if (rows > 0 && System.nanoTime() - firstNanos > HOLD_NANOS) {
      flush(ready);
    }
    return at;
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
