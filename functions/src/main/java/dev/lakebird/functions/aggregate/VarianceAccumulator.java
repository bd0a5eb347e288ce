package dev.lakebird.functions.aggregate;

import static dev.lakebird.types.memory.NativeLayouts.DOUBLE;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/// Variances and standard deviations of FLOAT64 by Welford's method: a group has the count, the mean
/// and the sum of squared differences from it. States merge by the formula of Chan, Golub and
/// LeVeque.
final class VarianceAccumulator extends RecordAccumulator {
  private static final long WIDTH = 24;

  private final boolean isSample;
  private final boolean isDeviation;

  private VarianceAccumulator(boolean isSample, boolean isDeviation, BufferAllocator allocator) {
    super(allocator, WIDTH);
    this.isSample = isSample;
    this.isDeviation = isDeviation;
  }

  /// @param isSample whether the divisor is one less than the count
  /// @param isDeviation whether the result is the square root
  static AggregateKernel kernel(boolean isSample, boolean isDeviation) {
    return new BoundAggregate(
        BoundCall.Result.of(VectorType.FLOAT64),
        List.of(VectorType.INT64, VectorType.FLOAT64, VectorType.FLOAT64),
        allocator -> new VarianceAccumulator(isSample, isDeviation, allocator));
  }

  @Override
  void add(int[] groupIds, Vector values, Selection rows) {
    MemorySegment data = ((FixedVector) values).data();
    MemorySegment states = this.states.segment();
    int count = rows.count();
    for (int k = 0; k < count; k++) {
      int row = rows.row(k);
      long at = groupIds[row] * WIDTH;
      double value = data.get(DOUBLE, (long) row << 3);
      long n = states.get(LONG, at) + 1;
      double mean = states.get(DOUBLE, at + 8);
      double difference = value - mean;
      double newMean = mean + difference / n;
      states.set(LONG, at, n);
      states.set(DOUBLE, at + 8, newMean);
      double squares = states.get(DOUBLE, at + 16);
      states.set(DOUBLE, at + 16, squares + difference * (value - newMean));
    }
  }

  @Override
  public void merge(int[] groupIds, Vector[] others, Selection rows) {
    var counts = (FixedVector) flat(others[0], rows, 0);
    var means = (FixedVector) flat(others[1], rows, 1);
    var squares = (FixedVector) flat(others[2], rows, 2);
    MemorySegment states = this.states.segment();
    int count = rows.count();
    for (int k = 0; k < count; k++) {
      int row = rows.row(k);
      long added = counts.longAt(row);
      if (added == 0) {
        continue;
      }
      long at = groupIds[row] * WIDTH;
      long before = states.get(LONG, at);
      double n = (double) before + added;
      double mean = states.get(DOUBLE, at + 8);
      double difference = means.doubleAt(row) - mean;
      double spread = difference * difference * (before * (added / n));
      states.set(LONG, at, before + added);
      states.set(
          DOUBLE, at + 8, before == 0 ? means.doubleAt(row) : mean + difference * (added / n));
      states.set(
          DOUBLE,
          at + 16,
          before == 0
              ? squares.doubleAt(row)
              : states.get(DOUBLE, at + 16) + squares.doubleAt(row) + spread);
    }
  }

  @Override
  public List<Vector> exportState(int firstGroup, int count) {
    List<Vector> columns = new ArrayList<>();
    try {
      columns.add(exportWord(VectorType.INT64, 0, firstGroup, count));
      columns.add(exportWord(VectorType.FLOAT64, 8, firstGroup, count));
      columns.add(exportWord(VectorType.FLOAT64, 16, firstGroup, count));
      return columns;
    } catch (RuntimeException e) {
      columns.forEach(Vector::release);
      throw e;
    }
  }

  private Vector exportWord(VectorType type, long offset, int firstGroup, int count) {
    try (var column = new FixedColumn(type, count, allocator)) {
      for (int i = 0; i < count; i++) {
        long word = states.segment().get(LONG, (firstGroup + i) * WIDTH + offset);
        column.segment().set(LONG, (long) i << 3, word);
      }
      return column.take();
    }
  }

  @Override
  public Vector finish(int firstGroup, int count) {
    try (var column = new FixedColumn(VectorType.FLOAT64, count, allocator)) {
      for (int i = 0; i < count; i++) {
        long at = (firstGroup + i) * WIDTH;
        long divisor = states.segment().get(LONG, at) - (isSample ? 1 : 0);
        if (divisor <= 0) {
          column.setNull(i);
        } else {
          double variance = states.segment().get(DOUBLE, at + 16) / divisor;
          column.segment().set(DOUBLE, (long) i << 3, isDeviation ? Math.sqrt(variance) : variance);
        }
      }
      return column.take();
    }
  }
}
