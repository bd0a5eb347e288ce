package dev.lakebird.queryexec.join;

import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.queryexec.row.RowAppender;
import dev.lakebird.queryexec.row.RowColumns;
import dev.lakebird.queryexec.row.RowHash;
import dev.lakebird.queryexec.row.RowMemory;
import dev.lakebird.queryexec.row.RowStore;
import dev.lakebird.queryexec.row.RowWriter;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import java.util.Arrays;
import org.apache.arrow.memory.BufferAllocator;

/// The build side's rows of one worker: header of hash and chain, key columns as they compare, and the
/// other columns. Belongs to one thread while it grows.
final class JoinRows implements AutoCloseable {
  private final JoinSpec spec;
  private final RowStore rows;
  private final RowAppender appender;
  private final RowColumns keyColumns;
  private final Vector[] keys;
  private long[] hashes = new long[0];
  private boolean hasNullKey;
  private final long[] keyMin;
  private final long[] keyMax;

  JoinRows(JoinSpec spec, BufferAllocator allocator) {
    this.spec = spec;
    this.rows = new RowStore(spec.layout(), allocator);
    this.keys = new Vector[spec.rightKeys().size()];
    this.keyMin = new long[keys.length];
    this.keyMax = new long[keys.length];
    Arrays.fill(keyMin, Long.MAX_VALUE);
    Arrays.fill(keyMax, Long.MIN_VALUE);
    this.appender = new RowAppender(keys.length, spec.others(), allocator);
    this.keyColumns = new RowColumns(allocator, true);
  }

  RowStore store() {
    return rows;
  }

  /// Whether some row has a NULL among its keys.
  boolean hasNullKey() {
    return hasNullKey;
  }

  /// Prepares keys and makes room for a batch.
  ///
  /// @throws dev.lakebird.foundation.LakebirdException RESOURCES_EXCEEDED; nothing has changed
  void reserve(Batch batch) {
    Selection selection = batch.selection();
    long heap = 0;
    for (int c = 0; c < keys.length; c++) {
      keys[c] = keyColumns.prepare(c, batch.column(spec.rightKeys().get(c)), selection);
      heap += RowWriter.heapBytes(keys[c], selection);
    }
    if (hashes.length < selection.count()) {
      hashes = new long[selection.count()];
    }
    RowHash.hash(keys, selection, hashes);
    appender.reserve(rows, batch, heap);
  }

  /// Adds the selected rows of the batch that was reserved last.
  void add(Batch batch) {
    Selection selection = batch.selection();
    noteNulls(selection);
    noteBounds(selection);
    appender.append(rows, batch);
    long[] addresses = appender.addresses();
    int count = selection.count();
    for (int c = 0; c < keys.length; c++) {
      RowWriter.write(rows, c, keys[c], selection, addresses, appender.positions(), count);
    }
    for (int k = 0; k < count; k++) {
      RowMemory.ALL.set(LONG, addresses[k], hashes[k]);
      RowMemory.ALL.set(LONG, addresses[k] + 8, 0);
    }
  }

  private void noteNulls(Selection selection) {
    for (Vector key : keys) {
      if (key.mayHaveNulls() && !hasNullKey) {
        for (int k = 0; k < selection.count(); k++) {
          hasNullKey |= key.isNull(selection.row(k));
        }
      }
    }
  }

  private void noteBounds(Selection selection) {
    int count = selection.count();
    for (int c = 0; c < keys.length; c++) {
      if (!(keys[c] instanceof FixedVector v)) {
        continue;
      }
      Layout layout = v.type().layout();
      if (layout != Layout.INT64 && layout != Layout.INT32) {
        continue;
      }
      long min = keyMin[c];
      long max = keyMax[c];
      for (int k = 0; k < count; k++) {
        int row = selection.row(k);
        if (!v.isNull(row)) {
          long value = layout == Layout.INT64 ? v.longAt(row) : v.intAt(row);
          min = Math.min(min, value);
          max = Math.max(max, value);
        }
      }
      keyMin[c] = min;
      keyMax[c] = max;
    }
  }

  /// The least value of a key of 32 or 64-bit integers; greater than [#keyMax] where there is none.
  long keyMin(int key) {
    return keyMin[key];
  }

  long keyMax(int key) {
    return keyMax[key];
  }

  long bytes() {
    return rows.bytes();
  }

  @Override
  public void close() {
    rows.close();
    appender.close();
    keyColumns.close();
  }
}
