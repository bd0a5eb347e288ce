package dev.lakebird.queryexec.aggregate;

import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.EvaluationContext;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorBuilder;
import dev.lakebird.types.vector.VectorType;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/// SUM of an INT64 column times a thousand plus the number of rows: an aggregate of two states.
final class CountAndSum implements AggregateKernel {
  @Override
  public BoundCall.Result result() {
    return BoundCall.Result.of(VectorType.INT64);
  }

  @Override
  public List<VectorType> stateTypes() {
    return List.of(VectorType.INT64, VectorType.INT64);
  }

  @Override
  public Accumulator open(EvaluationContext context, BufferAllocator allocator) {
    return new Accumulator() {
      private long[] counts = new long[0];
      private long[] sums = new long[0];

      @Override
      public void reserveGroups(int groupCount) {
        if (counts.length < groupCount) {
          counts = Arrays.copyOf(counts, Math.max(groupCount, counts.length * 2));
          sums = Arrays.copyOf(sums, counts.length);
        }
      }

      @Override
      public void update(int[] groupIds, Vector[] arguments, Selection rows) {
        for (int k = 0; k < rows.count(); k++) {
          int row = rows.row(k);
          counts[groupIds[row]]++;
          if (!arguments[0].isNull(row)) {
            sums[groupIds[row]] += ((FixedVector) arguments[0]).longAt(row);
          }
        }
      }

      @Override
      public void updateGroup(int group, Vector[] arguments, Selection rows) {
        int[] same = new int[arguments[0].length()];
        Arrays.fill(same, group);
        update(same, arguments, rows);
      }

      @Override
      public void merge(int[] groupIds, Vector[] states, Selection rows) {
        for (int k = 0; k < rows.count(); k++) {
          int row = rows.row(k);
          counts[groupIds[row]] += ((FixedVector) states[0]).longAt(row);
          sums[groupIds[row]] += ((FixedVector) states[1]).longAt(row);
        }
      }

      @Override
      public List<Vector> exportState(int firstGroup, int count) {
        Vector first = vector(counts, firstGroup, count);
        try {
          return List.of(first, vector(sums, firstGroup, count));
        } catch (RuntimeException e) {
          first.release();
          throw e;
        }
      }

      private Vector vector(long[] values, int first, int count) {
        try (var builder = new VectorBuilder(VectorType.INT64, allocator)) {
          for (int i = first; i < first + count; i++) {
            builder.appendLong(values[i]);
          }
          return builder.build();
        }
      }

      @Override
      public Vector finish(int firstGroup, int count) {
        try (var builder = new VectorBuilder(VectorType.INT64, allocator)) {
          for (int i = firstGroup; i < firstGroup + count; i++) {
            builder.appendLong(sums[i] * 1000 + counts[i]);
          }
          return builder.build();
        }
      }

      @Override
      public void reset() {
        Arrays.fill(counts, 0);
        Arrays.fill(sums, 0);
      }

      @Override
      public void close() {}
    };
  }
}
