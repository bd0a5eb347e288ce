package dev.lakebird.functions.aggregate;

import static dev.lakebird.types.memory.NativeLayouts.INT;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.functions.interval.Intervals;
import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value.IntervalValue;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/// SUM and AVG of INTERVAL, exact: a group has the count, months, days, and the time as whole days and
/// nanoseconds of less than a day. Only results are held to the range of INTERVAL.
final class IntervalSums extends RecordAccumulator {
  private static final int WORDS = 5;
  private static final long WIDTH = WORDS * Long.BYTES;
  private static final long NANOS_PER_DAY = 86_400_000_000_000L;

  private final boolean isMean;

  private IntervalSums(boolean isMean, BufferAllocator allocator) {
    super(allocator, WIDTH);
    this.isMean = isMean;
  }

  /// @param isMean whether the result is the mean, and not the sum
  static AggregateKernel kernel(boolean isMean) {
    return new BoundAggregate(
        BoundCall.Result.of(VectorType.of(SqlType.INTERVAL)),
        Collections.nCopies(WORDS, VectorType.INT64),
        allocator -> new IntervalSums(isMean, allocator));
  }

  @Override
  void add(int[] groupIds, Vector values, Selection rows) {
    MemorySegment data = ((FixedVector) values).data();
    int count = rows.count();
    for (int k = 0; k < count; k++) {
      int row = rows.row(k);
      long from = row * 16L;
      long nanos = data.get(LONG, from + 8);
      add(
          groupIds[row] * WIDTH,
          1,
          data.get(INT, from),
          data.get(INT, from + 4),
          Math.floorDiv(nanos, NANOS_PER_DAY),
          Math.floorMod(nanos, NANOS_PER_DAY));
    }
  }

  private void add(long at, long count, long months, long days, long timeDays, long nanos) {
    MemorySegment state = states.segment();
    long rest = state.get(LONG, at + 32) + nanos;
    boolean carries = rest >= NANOS_PER_DAY;
    state.set(LONG, at, state.get(LONG, at) + count);
    state.set(LONG, at + 8, state.get(LONG, at + 8) + months);
    state.set(LONG, at + 16, state.get(LONG, at + 16) + days);
    state.set(LONG, at + 24, state.get(LONG, at + 24) + timeDays + (carries ? 1 : 0));
    state.set(LONG, at + 32, carries ? rest - NANOS_PER_DAY : rest);
  }

  @Override
  public void merge(int[] groupIds, Vector[] others, Selection rows) {
    var columns = new FixedVector[WORDS];
    for (int w = 0; w < WORDS; w++) {
      columns[w] = (FixedVector) flat(others[w], rows, w);
    }
    int count = rows.count();
    for (int k = 0; k < count; k++) {
      int row = rows.row(k);
      add(
          groupIds[row] * WIDTH,
          columns[0].longAt(row),
          columns[1].longAt(row),
          columns[2].longAt(row),
          columns[3].longAt(row),
          columns[4].longAt(row));
    }
  }

  @Override
  public List<Vector> exportState(int firstGroup, int count) {
    List<Vector> columns = new ArrayList<>();
    try {
      for (int w = 0; w < WORDS; w++) {
        try (var column = new FixedColumn(VectorType.INT64, count, allocator)) {
          for (int i = 0; i < count; i++) {
            long word = states.segment().get(LONG, (firstGroup + i) * WIDTH + w * 8L);
            column.segment().set(LONG, (long) i << 3, word);
          }
          columns.add(column.take());
        }
      }
      return columns;
    } catch (RuntimeException e) {
      columns.forEach(Vector::release);
      throw e;
    }
  }

  @Override
  public Vector finish(int firstGroup, int count) {
    try (var column = new FixedColumn(VectorType.of(SqlType.INTERVAL), count, allocator)) {
      for (int i = 0; i < count; i++) {
        long at = (firstGroup + i) * WIDTH;
        MemorySegment state = states.segment();
        long values = state.get(LONG, at);
        if (values == 0) {
          column.setNull(i);
          continue;
        }
        IntervalValue result =
            Intervals.quotient(
                state.get(LONG, at + 8),
                state.get(LONG, at + 16),
                state.get(LONG, at + 24),
                state.get(LONG, at + 32),
                isMean ? values : 1);
        column.segment().set(INT, i * 16L, result.months());
        column.segment().set(INT, i * 16L + 4, result.days());
        column.segment().set(LONG, i * 16L + 8, result.nanos());
      }
      return column.take();
    }
  }
}
