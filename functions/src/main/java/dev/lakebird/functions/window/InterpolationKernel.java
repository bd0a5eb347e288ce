package dev.lakebird.functions.window;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.EvaluationContext;
import dev.lakebird.functions.spi.WindowKernel;
import dev.lakebird.functions.spi.WindowRows;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorBuilder;
import dev.lakebird.types.vector.VectorType;
import dev.lakebird.types.vector.Vectors;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.arrow.memory.BufferAllocator;

/// PERCENTILE_CONT over partitions in the order of the first argument, NULLs first. A partition's value
/// is computed once a stretch.
record InterpolationKernel(SqlType type, boolean ignoreNulls) implements WindowKernel {
  @Override
  public BoundCall.Result result() {
    return BoundCall.Result.of(VectorType.of(type));
  }

  @Override
  public Evaluator open(EvaluationContext context, BufferAllocator allocator) {
    return rows -> evaluate(rows, allocator);
  }

  private Vector evaluate(WindowRows rows, BufferAllocator allocator) {
    try (var builder = new VectorBuilder(VectorType.of(type), allocator)) {
      Value value = Value.nullOf(type);
      int partition = -1;
      for (int i = 0; i < rows.count(); i++) {
        if (rows.partitionStarts()[i] != partition) {
          partition = rows.partitionStarts()[i];
          value = valueOf(rows, i);
        }
        builder.append(value);
      }
      return builder.build();
    }
  }

  private Value valueOf(WindowRows rows, int index) {
    BigDecimal share = Percentile.share(rows.argument(1), index, "PERCENTILE_CONT");
    int start = Percentile.start(rows, index, ignoreNulls);
    int count = rows.partitionEnds()[index] - start;
    if (count == 0) {
      return Value.nullOf(type);
    }
    BigDecimal place = share.multiply(BigDecimal.valueOf(count - 1L));
    int below = place.setScale(0, RoundingMode.FLOOR).intValue();
    BigDecimal rest = place.subtract(BigDecimal.valueOf(below));
    int[] positions = {start + below, start + below + (rest.signum() > 0 ? 1 : 0)};
    Vector found = rows.gather(0, positions, 2, WindowRows.NULLS);
    try {
      return Percentile.between(type, Vectors.read(found, 0), Vectors.read(found, 1), rest);
    } finally {
      found.release();
    }
  }
}
