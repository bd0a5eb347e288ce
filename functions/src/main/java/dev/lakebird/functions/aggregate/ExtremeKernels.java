package dev.lakebird.functions.aggregate;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.types.vector.VectorType;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/// Kernels of MIN and MAX by the layout of their argument. The state is the result so far.
final class ExtremeKernels {
  private ExtremeKernels() {}

  static AggregateKernel of(BoundCall call, boolean greatest) {
    BoundCall.Argument argument = call.argument(0);
    VectorType type = argument.type();
    switch (type.layout()) {
      case LIST, STRUCT ->
          throw LakebirdException.unimplemented("MIN and MAX of " + type.type().sqlName());
      case BITS, INT32, INT64, FLOAT64, DECIMAL128, DECIMAL256, INTERVAL, BYTES -> {}
    }
    return new BoundAggregate(
        new BoundCall.Result(type, argument.bounds(), true),
        List.of(type),
        allocator -> open(type, greatest, allocator));
  }

  private static StrictAccumulator open(
      VectorType type, boolean greatest, BufferAllocator allocator) {
    return switch (type.layout()) {
      case BITS, INT32, INT64, FLOAT64 -> new WordExtremes(type, greatest, allocator);
      case DECIMAL128, DECIMAL256, INTERVAL -> new WideExtremes(type, greatest, allocator);
      case BYTES -> new BytesExtremes(type, greatest, allocator);
      case LIST, STRUCT -> throw LakebirdException.internal("Not orderable: " + type);
    };
  }
}
