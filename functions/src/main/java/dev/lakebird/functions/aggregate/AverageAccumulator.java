package dev.lakebird.functions.aggregate;

import static dev.lakebird.types.memory.NativeLayouts.DOUBLE;

import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/// Means: a sum and a count a group. The last state column is the count, the others the sum's.
final class AverageAccumulator extends StrictAccumulator {
  private final Sums sums;
  private final CountAccumulator counts;
  private final int argumentScale;
  private final VectorType result;

  AverageAccumulator(Sums sums, int argumentScale, VectorType result, BufferAllocator allocator) {
    super(allocator);
    this.sums = sums;
    this.counts = new CountAccumulator(allocator);
    this.argumentScale = argumentScale;
    this.result = result;
  }

  @Override
  public void reserveGroups(int groupCount) {
    sums.reserveGroups(groupCount);
    counts.reserveGroups(groupCount);
  }

  @Override
  void add(int[] groupIds, Vector values, Selection rows) {
    sums.add(groupIds, values, rows);
    counts.count(groupIds, rows);
  }

  @Override
  void addTo(int group, Vector values, Selection rows) {
    sums.addTo(group, values, rows);
    counts.countIn(group, rows);
  }

  @Override
  public void merge(int[] groupIds, Vector[] states, Selection rows) {
    sums.merge(groupIds, Arrays.copyOf(states, states.length - 1), rows);
    counts.mergeCounts(groupIds, states[states.length - 1], rows);
  }

  @Override
  public List<Vector> exportState(int firstGroup, int count) {
    List<Vector> columns = new ArrayList<>(sums.exportState(firstGroup, count));
    try {
      columns.addAll(counts.exportState(firstGroup, count));
      return columns;
    } catch (RuntimeException e) {
      columns.forEach(Vector::release);
      throw e;
    }
  }

  @Override
  public Vector finish(int firstGroup, int count) {
    try (var column = new FixedColumn(result, count, allocator)) {
      var writer = new ExactResult(result);
      for (int i = 0; i < count; i++) {
        int group = firstGroup + i;
        if (!sums.isPresent(group)) {
          column.setNull(i);
        } else if (result.layout() == Layout.FLOAT64) {
          double mean = sums.floatTotal(group) / counts.count(group);
          column.segment().set(DOUBLE, (long) i << 3, mean);
        } else {
          writer.write(mean(group), column.segment(), i);
        }
      }
      return column.take();
    }
  }

  private BigInteger mean(int group) {
    return new BigDecimal(sums.exactTotal(group), argumentScale)
        .divide(BigDecimal.valueOf(counts.count(group)), result.scale(), RoundingMode.HALF_UP)
        .unscaledValue();
  }

  @Override
  public void reset() {
    sums.reset();
    counts.reset();
  }

  @Override
  public void close() {
    super.close();
    sums.close();
    counts.close();
  }
}
