package dev.lakebird.queryexec.join;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.queryexec.column.ColumnBuffers;
import dev.lakebird.queryexec.hash.ChainTable;
import dev.lakebird.queryexec.row.RowReader;
import dev.lakebird.queryexec.run.SourceOperator;
import dev.lakebird.queryexec.run.Step;
import dev.lakebird.queryexec.run.TaskContext;
import dev.lakebird.queryexec.spill.Chunk;
import dev.lakebird.queryexec.spill.Partitions;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a join knows only after all left rows: right rows without a partner, and of a partitioned join
/// everything. Each worker joins one partition after another.
final class HashJoinRest implements SourceOperator {
  private static final int CUT_ROWS_MIN = 4096;

  /// Rows that a worker looks through at a time.
  private static final int RANGE_ROWS = 1 << 14;

  private final HashJoin join;
  private final JoinSpec spec;
  private final TaskContext context;
  private final RowReader reader;
  private final int[] places;
  private final ColumnBuffers nulls;
  private final ArrayDeque<Chunk> build = new ArrayDeque<>();
  private final ArrayDeque<Chunk> probeChunks = new ArrayDeque<>();
  private final long[] addresses;
  private int level;
  private @Nullable JoinRows rows;
  private @Nullable JoinTable table;
  private @Nullable JoinProbe probe;
  private @Nullable Batch probing;
  private @Nullable Unmatched unmatched;
  private @Nullable Batch output;

  HashJoinRest(HashJoin join, TaskContext context) {
    this.join = join;
    this.spec = join.spec();
    this.context = context;
    this.reader = new RowReader(spec.layout(), context.allocator());
    this.places = spec.places();
    this.nulls = new ColumnBuffers(spec.leftTypes(), context.allocator());
    this.addresses = new long[context.batchRows()];
  }

  /// Rows of a table from a number on.
  private static final class Unmatched {
    final List<JoinRows> parts;
    long next;
    final long end;

    Unmatched(List<JoinRows> parts, long next, long end) {
      this.parts = parts;
      this.next = next;
      this.end = end;
    }
  }

  @Override
  public Step advance() {
    output = null;
    if (!join.probesFinished().isDone()) {
      return new Step.Blocked(join.probesFinished());
    }
    if (join.table().isPresent()) {
      return restOfTable(join.table().get());
    }
    if (rows == null && table == null && !nextPartition()) {
      return Step.FINISHED;
    }
    if (rows != null) {
      load(rows);
      return Step.YIELD;
    }
    if (table == null) {
      return Step.YIELD;
    }
    return table.ready().isDone() ? joinPartition(table) : table.make();
  }

  /// Right rows without a partner of a join that was not partitioned.
  private Step restOfTable(JoinTable whole) {
    if (!spec.kind().keepsRight()) {
      return Step.FINISHED;
    }
    if (unmatched == null) {
      long first = (long) join.takeRange() * RANGE_ROWS;
      if (first >= whole.rowCount()) {
        return Step.FINISHED;
      }
      unmatched =
          new Unmatched(whole.rows(), first, Math.min(whole.rowCount(), first + RANGE_ROWS));
    }
    if (emitUnmatched(unmatched)) {
      return Step.HAS_OUTPUT;
    }
    unmatched = null;
    return Step.YIELD;
  }

  private boolean nextPartition() {
    HashJoin.PartitionTask task = join.takeTask();
    if (task == null) {
      return false;
    }
    level = task.level();
    build.addAll(task.build());
    probeChunks.addAll(task.probe());
    if (build.isEmpty() && spec.kind().needsPartner()) {
      probeChunks.forEach(Chunk::discard);
      probeChunks.clear();
    }
    rows = new JoinRows(spec, context.allocator());
    return true;
  }

  /// Takes one chunk of the build side in, or begins the table when all are in.
  private void load(JoinRows target) {
    if (build.isEmpty()) {
      rows = null;
      table = new JoinTable(spec, List.of(target), context.allocator());
      table.partOf(join.buildRows(), join.buildHasNullKey());
      if (probe == null) {
        probe = new JoinProbe(spec, context);
      }
      return;
    }
    Batch chunk = build.remove().take(JoinSpec.withHash(spec.rightTypes()), context.allocator());
    try {
      boolean mayCut = level + 1 < Partitions.LEVELS_MAX;
      if (mayCut && target.store().count() >= CUT_ROWS_MIN && context.memoryIsLow()) {
        cut(target, chunk);
        return;
      }
      Batch columns = RowBatches.withoutHash(chunk);
      try {
        target.reserve(columns);
      } catch (LakebirdException e) {
        if (!HashJoin.isExceeded(e) || !mayCut || target.store().count() == 0) {
          throw e;
        }
        cut(target, chunk);
        return;
      }
      target.add(columns);
    } finally {
      chunk.release();
    }
  }

  /// Cuts a partition that does not fit into smaller ones, on both sides.
  private void cut(JoinRows target, Batch chunk) {
    Partitions left = partitions(spec.leftTypes());
    Partitions right = partitions(spec.rightTypes());
    try (var batches = new RowBatches(spec.rightKeys(), context.allocator())) {
      long written =
          batches.export(target.store(), places, right, context.allocator(), context::memoryIsLow);
      target.close();
      rows = null;
      right.add(chunk);
      written += right.spill();
      written += move(build, right, spec.rightTypes());
      written += move(probeChunks, left, spec.leftTypes());
      context.statistics().addSpilled(written);
    } catch (Throwable t) {
      left.close();
      right.close();
      throw t;
    }
    join.addTasks(level + 1, right, left);
  }

  private Partitions partitions(List<VectorType> types) {
    return new Partitions(
        JoinSpec.withHash(types), level + 1, context.allocator(), context.spill());
  }

  private long move(ArrayDeque<Chunk> from, Partitions to, List<VectorType> types) {
    long written = 0;
    while (!from.isEmpty()) {
      Batch chunk = from.remove().take(JoinSpec.withHash(types), context.allocator());
      try {
        to.add(chunk);
      } finally {
        chunk.release();
      }
      if (context.memoryIsLow() || from.isEmpty()) {
        written += to.spill();
      }
    }
    return written;
  }

  private Step joinPartition(JoinTable with) {
    if (probing != null && probe != null) {
      output = probe.next();
      if (output != null) {
        return Step.HAS_OUTPUT;
      }
      probing.release();
      probing = null;
    }
    if (!probeChunks.isEmpty() && probe != null) {
      probing = probeChunks.remove().take(JoinSpec.withHash(spec.leftTypes()), context.allocator());
      probe.begin(with, RowBatches.withoutHash(probing));
      return Step.YIELD;
    }
    if (spec.kind().keepsRight()) {
      if (unmatched == null) {
        unmatched = new Unmatched(with.rows(), 0, with.rows().getFirst().store().count());
      }
      if (emitUnmatched(unmatched)) {
        return Step.HAS_OUTPUT;
      }
      unmatched = null;
    }
    with.close();
    table = null;
    return Step.YIELD;
  }

  /// Fills the output with the next rows that have no partner; whether there were any.
  private boolean emitUnmatched(Unmatched range) {
    int count = 0;
    while (range.next < range.end && count < addresses.length) {
      long address = address(range.parts, range.next++);
      if (!ChainTable.isMarked(address)) {
        addresses[count++] = address;
      }
    }
    if (count == 0) {
      return false;
    }
    List<Vector> columns = new ArrayList<>();
    nulls.clear();
    for (int c = 0; c < spec.leftTypes().size(); c++) {
      nulls.column(c).appendNulls(count);
      columns.add(nulls.column(c).view());
    }
    for (int c = 0; c < spec.rightTypes().size(); c++) {
      columns.add(reader.gather(places[c], addresses, count));
    }
    output = Batch.of(columns, count);
    return true;
  }

  private static long address(List<JoinRows> parts, long number) {
    long row = number;
    for (JoinRows part : parts) {
      if (row < part.store().count()) {
        return part.store().address((int) row);
      }
      row -= part.store().count();
    }
    throw LakebirdException.internal("The join has no such row");
  }

  @Override
  public Batch output() {
    if (output == null) {
      throw LakebirdException.internal("The join has no batch");
    }
    return output;
  }

  @Override
  public void close() {
    reader.close();
    nulls.close();
    build.forEach(Chunk::discard);
    build.clear();
    probeChunks.forEach(Chunk::discard);
    probeChunks.clear();
    if (probing != null) {
      probing.release();
      probing = null;
    }
    if (probe != null) {
      probe.close();
    }
    if (rows != null) {
      rows.close();
      rows = null;
    }
    if (table != null) {
      table.close();
      table = null;
    }
  }
}
