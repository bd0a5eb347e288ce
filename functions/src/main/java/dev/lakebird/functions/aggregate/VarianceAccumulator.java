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
/// LeVeque. The mean and the sum are kept of scaled values, too, for where squares overflow.
final class VarianceAccumulator extends RecordAccumulator {
  private static final long WIDTH = 40;

  /// What values are scaled by.
  private static final double SCALE = 0x1p-520;

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
        List.of(
            VectorType.INT64,
            VectorType.FLOAT64,
            VectorType.FLOAT64,
            VectorType.FLOAT64,
            VectorType.FLOAT64),
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
      states.set(LONG, at, n);
      add(states, at + 8, n, value);
      add(states, at + 24, n, value * SCALE);
    }
  }

  private static void add(MemorySegment states, long at, long n, double value) {
    double mean = states.get(DOUBLE, at);
    double difference = value - mean;
    double newMean = mean + difference / n;
    states.set(DOUBLE, at, newMean);
    double squares = states.get(DOUBLE, at + 8);
    states.set(DOUBLE, at + 8, squares + difference * (value - newMean));
  }

  @Override
  public void merge(int[] groupIds, Vector[] others, Selection rows) {
    var counts = (FixedVector) flat(others[0], rows, 0);
    var means = (FixedVector) flat(others[1], rows, 1);
    var squares = (FixedVector) flat(others[2], rows, 2);
    var scaledMeans = (FixedVector) flat(others[3], rows, 3);
    var scaledSquares = (FixedVector) flat(others[4], rows, 4);
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
      states.set(LONG, at, before + added);
      merge(states, at + 8, before, added, means.doubleAt(row), squares.doubleAt(row));
      merge(states, at + 24, before, added, scaledMeans.doubleAt(row), scaledSquares.doubleAt(row));
    }
  }

  private static void merge(
      MemorySegment states, long at, long before, long added, double mean, double squares) {
    if (before == 0) {
      states.set(DOUBLE, at, mean);
      states.set(DOUBLE, at + 8, squares);
      return;
    }
    double share = added / ((double) before + added);
    double difference = mean - states.get(DOUBLE, at);
    double spread = difference * difference * (before * share);
    states.set(DOUBLE, at, states.get(DOUBLE, at) + difference * share);
    states.set(DOUBLE, at + 8, states.get(DOUBLE, at + 8) + squares + spread);
  }

  @Override
  public List<Vector> exportState(int firstGroup, int count) {
    List<Vector> columns = new ArrayList<>();
    try {
      columns.add(exportWord(VectorType.INT64, 0, firstGroup, count));
      for (long offset = 8; offset < WIDTH; offset += 8) {
        columns.add(exportWord(VectorType.FLOAT64, offset, firstGroup, count));
      }
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
          column.segment().set(DOUBLE, (long) i << 3, result(at, divisor));
        }
      }
      return column.take();
    }
  }

  private double result(long at, long divisor) {
    double variance = states.segment().get(DOUBLE, at + 16) / divisor;
    if (Double.isFinite(variance)) {
      return isDeviation ? Math.sqrt(variance) : variance;
    }
    double scaled = states.segment().get(DOUBLE, at + 32) / divisor;
    return isDeviation ? Math.sqrt(scaled) / SCALE : scaled / SCALE / SCALE;
  }
}
