package dev.lakebird.queryexec.row;

import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;

/// Appends columns of batches to rows, values as they are. Belongs to one thread.
public final class RowAppender implements AutoCloseable {
  private final RowColumns columns;
  private final int firstColumn;
  private final int[] sources;
  private final Vector[] prepared;
  private long[] addresses = new long[0];
  private int[] positions = new int[0];

  /// Fills the columns of the layout with those of the batch.
  public RowAppender(RowLayout layout, BufferAllocator allocator) {
    this(0, IntStream.range(0, layout.columnCount()).toArray(), allocator);
  }

  /// Fills the columns of the layout from `firstColumn` on with these columns of the batch.
  public RowAppender(int firstColumn, int[] sources, BufferAllocator allocator) {
    this.columns = new RowColumns(allocator, false);
    this.firstColumn = firstColumn;
    this.sources = sources;
    this.prepared = new Vector[sources.length];
  }

  /// Prepares the batch and makes room for its selected rows.
  ///
  /// @throws dev.lakebird.foundation.LakebirdException RESOURCES_EXCEEDED; the store stays as it was
  public void reserve(RowStore store, Batch batch, long otherHeapBytes) {
    Selection rows = batch.selection();
    long heap = otherHeapBytes;
    for (int c = 0; c < prepared.length; c++) {
      prepared[c] = columns.prepare(c, batch.column(sources[c]), rows);
      heap += RowWriter.heapBytes(prepared[c], rows);
    }
    store.reserve(rows.count(), heap);
  }

  /// Appends the selected rows of the batch that was reserved last; the address of the `k`-th is
  /// `addresses()[k]`.
  public void append(RowStore store, Batch batch) {
    Selection rows = batch.selection();
    int count = rows.count();
    if (addresses.length < count) {
      int from = positions.length;
      addresses = new long[count];
      positions = Arrays.copyOf(positions, count);
      for (int k = from; k < count; k++) {
        positions[k] = k;
      }
    }
    for (int k = 0; k < count; k++) {
      addresses[k] = store.address(store.append());
    }
    RowWriter.initialise(store.layout(), addresses, positions, count);
    for (int c = 0; c < prepared.length; c++) {
      RowWriter.write(store, firstColumn + c, prepared[c], rows, addresses, positions, count);
    }
  }

  /// The rows appended last; valid until the next [#append].
  public long[] addresses() {
    return addresses;
  }

  /// `0, 1, …`: the positions of the rows appended last.
  public int[] positions() {
    return positions;
  }

  /// The `index`-th column it appends, prepared, of the batch that was reserved last.
  public Vector prepared(int index) {
    return prepared[index];
  }

  @Override
  public void close() {
    columns.close();
  }
}
