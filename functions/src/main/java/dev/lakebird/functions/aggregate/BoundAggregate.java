package dev.lakebird.functions.aggregate;

import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.EvaluationContext;
import dev.lakebird.types.vector.VectorType;
import java.util.List;
import java.util.function.Function;
import org.apache.arrow.memory.BufferAllocator;

/// A kernel put together from its parts.
record BoundAggregate(
    BoundCall.Result result,
    List<VectorType> stateTypes,
    Function<BufferAllocator, Accumulator> opener)
    implements AggregateKernel {
  BoundAggregate {
    stateTypes = List.copyOf(stateTypes);
  }

  @Override
  public Accumulator open(EvaluationContext context, BufferAllocator allocator) {
    return opener.apply(allocator);
  }
}
