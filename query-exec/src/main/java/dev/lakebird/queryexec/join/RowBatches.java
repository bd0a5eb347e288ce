package dev.lakebird.queryexec.join;

import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.queryexec.row.RowColumns;
import dev.lakebird.queryexec.row.RowHash;
import dev.lakebird.queryexec.row.RowMemory;
import dev.lakebird.queryexec.row.RowReader;
import dev.lakebird.queryexec.row.RowStore;
import dev.lakebird.queryexec.spill.Partitions;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorScratch;
import dev.lakebird.types.vector.VectorType;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.arrow.memory.BufferAllocator;

/// Puts rows of a join aside: the hash of their keys before their columns. Belongs to one thread.
final class RowBatches implements AutoCloseable {
  private static final int EXPORT_ROWS = 1024;
  private static final int SPILL_ROWS = 1 << 15;

  private final List<Integer> keys;
  private final RowColumns keyColumns;
  private final VectorScratch scratch;
  private long[] hashes = new long[0];
  private boolean sawNullKey;

  RowBatches(List<Integer> keys, BufferAllocator allocator) {
    this.keys = keys;
    this.keyColumns = new RowColumns(allocator, true);
    this.scratch = new VectorScratch(allocator);
  }

  /// Whether a row it hashed has a NULL among its keys.
  boolean sawNullKey() {
    return sawNullKey;
  }

  /// The batch with the hash of its keys as first column, borrowed until the next call.
  Batch hashed(Batch batch) {
    int count = batch.selectedCount();
    if (hashes.length < count) {
      hashes = new long[count];
    }
    Vector[] prepared = new Vector[keys.size()];
    for (int c = 0; c < prepared.length; c++) {
      prepared[c] = keyColumns.prepare(c, batch.column(keys.get(c)), batch.selection());
      for (int k = 0; k < count && !sawNullKey && prepared[c].mayHaveNulls(); k++) {
        sawNullKey = prepared[c].isNull(batch.selection().row(k));
      }
    }
    RowHash.hash(prepared, batch.selection(), hashes);
    NativeBuffer buffer = scratch.buffer(0, batch.rowCount() * 8L);
    MemorySegment target = buffer.segment();
    for (int k = 0; k < count; k++) {
      target.set(LONG, (long) batch.selection().row(k) << 3, hashes[k]);
    }
    List<Vector> columns = new ArrayList<>();
    columns.add(new FixedVector(VectorType.INT64, batch.rowCount(), buffer, null));
    columns.addAll(batch.columns());
    return batch.withColumns(columns);
  }

  /// Copies rows that are in memory, whose columns lie at `places`, to partitions, which go to their
  /// file whenever memory is low; the bytes written.
  long export(
      RowStore rows,
      int[] places,
      Partitions target,
      BufferAllocator allocator,
      BooleanSupplier memoryIsLow) {
    long written = 0;
    long[] addresses = new long[EXPORT_ROWS];
    try (var reader = new RowReader(rows.layout(), allocator)) {
      for (int first = 0; first < rows.count(); first += EXPORT_ROWS) {
        int count = Math.min(EXPORT_ROWS, rows.count() - first);
        MemorySegment hashTarget = scratch.buffer(0, count * 8L).segment();
        for (int i = 0; i < count; i++) {
          addresses[i] = rows.address(first + i);
          hashTarget.set(LONG, i * 8L, RowMemory.ALL.get(LONG, addresses[i]));
        }
        List<Vector> columns = new ArrayList<>();
        columns.add(new FixedVector(VectorType.INT64, count, scratch.buffer(0, count * 8L), null));
        for (int place : places) {
          columns.add(reader.gather(place, addresses, count));
        }
        target.add(Batch.of(columns, count));
        if (target.memoryRows() >= SPILL_ROWS && memoryIsLow.getAsBoolean()) {
          written += target.spill();
        }
      }
    }
    return written;
  }

  /// A batch of [#hashed] without its first column.
  static Batch withoutHash(Batch batch) {
    return batch.withColumns(batch.columns().subList(1, batch.columnCount()));
  }

  @Override
  public void close() {
    keyColumns.close();
    scratch.close();
  }
}
