package dev.lakebird.functions.aggregate;

import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.ValueBounds;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.arrow.memory.BufferAllocator;

/// The number of rows a group has: of all, or with an argument of those where it is not NULL.
class CountAccumulator extends StrictAccumulator {
  private final NativeArray counts;

  CountAccumulator(BufferAllocator allocator) {
    super(allocator);
    this.counts = new NativeArray(allocator, Long.BYTES);
  }

  static AggregateKernel kernel(Function<BufferAllocator, AggregateKernel.Accumulator> opener) {
    var bounds = ValueBounds.of(0, Long.MAX_VALUE);
    return new BoundAggregate(
        new BoundCall.Result(VectorType.INT64, Optional.of(bounds), false),
        List.of(VectorType.INT64),
        opener);
  }

  @Override
  public final void reserveGroups(int groupCount) {
    counts.reserve(groupCount);
  }

  @Override
  public void update(int[] groupIds, Vector[] arguments, Selection rows) {
    count(groupIds, arguments.length == 0 ? rows : present(arguments[0], rows));
  }

  @Override
  public void updateGroup(int group, Vector[] arguments, Selection rows) {
    countIn(group, arguments.length == 0 ? rows : present(arguments[0], rows));
  }

  @Override
  final void add(int[] groupIds, Vector values, Selection rows) {
    count(groupIds, rows);
  }

  /// Counts each of the rows in its group.
  final void count(int[] groupIds, Selection rows) {
    if (rows.isAll()) {
      countAll(groupIds, rows.count());
    } else {
      countListed(groupIds, rows.rows(), rows.count());
    }
  }

  final void countIn(int group, Selection rows) {
    MemorySegment counts = this.counts.segment();
    long at = (long) group << 3;
    counts.set(LONG, at, counts.get(LONG, at) + rows.count());
  }

  private void countAll(int[] groupIds, int count) {
    MemorySegment counts = this.counts.segment();
    for (int row = 0; row < count; row++) {
      long at = (long) groupIds[row] << 3;
      counts.set(LONG, at, counts.get(LONG, at) + 1);
    }
  }

  private void countListed(int[] groupIds, int[] rows, int count) {
    MemorySegment counts = this.counts.segment();
    for (int k = 0; k < count; k++) {
      long at = (long) groupIds[rows[k]] << 3;
      counts.set(LONG, at, counts.get(LONG, at) + 1);
    }
  }

  final long count(int group) {
    return counts.segment().get(LONG, (long) group << 3);
  }

  @Override
  public final void merge(int[] groupIds, Vector[] states, Selection rows) {
    mergeCounts(groupIds, states[0], rows);
  }

  final void mergeCounts(int[] groupIds, Vector state, Selection rows) {
    var others = (FixedVector) flat(state, rows, 1);
    MemorySegment counts = this.counts.segment();
    int count = rows.count();
    for (int k = 0; k < count; k++) {
      int row = rows.row(k);
      long at = (long) groupIds[row] << 3;
      counts.set(LONG, at, counts.get(LONG, at) + others.longAt(row));
    }
  }

  @Override
  public final List<Vector> exportState(int firstGroup, int count) {
    return List.of(finish(firstGroup, count));
  }

  @Override
  public final Vector finish(int firstGroup, int count) {
    try (var column = new FixedColumn(VectorType.INT64, count, allocator)) {
      MemorySegment.copy(
          counts.segment(), (long) firstGroup << 3, column.segment(), 0, (long) count << 3);
      return column.take();
    }
  }

  @Override
  public final void reset() {
    counts.clear();
  }

  @Override
  public final void close() {
    super.close();
    counts.close();
  }
}
