package dev.lakebird.functions.aggregate;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.VectorType;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/// Kernels of SUM and AVG by the layout of their argument.
final class SumKernels {
  private SumKernels() {}

  static AggregateKernel sum(BoundCall call) {
    VectorType argument = call.argument(0).type();
    if (argument.layout() == Layout.INTERVAL) {
      return IntervalSums.kernel(false);
    }
    VectorType result = sumType(argument);
    return new BoundAggregate(
        BoundCall.Result.of(result),
        stateTypes(argument),
        allocator -> sums(call.argument(0), result, allocator));
  }

  static AggregateKernel average(BoundCall call) {
    VectorType argument = call.argument(0).type();
    if (argument.layout() == Layout.INTERVAL) {
      return IntervalSums.kernel(true);
    }
    VectorType result = argument.isDecimal() ? VectorType.of(argument.type()) : VectorType.FLOAT64;
    VectorType sum = sumType(argument);
    List<VectorType> states = new ArrayList<>(stateTypes(argument));
    states.add(VectorType.INT64);
    return new BoundAggregate(
        BoundCall.Result.of(result),
        states,
        allocator ->
            new AverageAccumulator(
                sums(call.argument(0), sum, allocator), argument.scale(), result, allocator));
  }

  private static VectorType sumType(VectorType argument) {
    SqlType type = argument.type();
    if (type instanceof SqlType.Numeric) {
      return VectorType.decimal(type, Layout.DECIMAL128, argument.scale());
    }
    return type instanceof SqlType.BigNumeric
        ? VectorType.decimal(type, Layout.DECIMAL256, argument.scale())
        : VectorType.of(type);
  }

  private static List<VectorType> stateTypes(VectorType argument) {
    return switch (argument.layout()) {
      case INT64 -> WordSums.STATE_TYPES;
      case DECIMAL128, DECIMAL256 -> WideSums.stateTypes(argument);
      case FLOAT64 -> FloatSums.STATE_TYPES;
      case BITS, INT32, INTERVAL, BYTES, LIST, STRUCT -> throw unimplemented(argument);
    };
  }

  private static Sums sums(
      BoundCall.Argument values, VectorType result, BufferAllocator allocator) {
    VectorType argument = values.type();
    return switch (argument.layout()) {
      case INT64 -> new WordSums(values.bounds(), result, allocator);
      case DECIMAL128, DECIMAL256 -> new WideSums(argument, result, allocator);
      case FLOAT64 -> new FloatSums(allocator);
      case BITS, INT32, INTERVAL, BYTES, LIST, STRUCT -> throw unimplemented(argument);
    };
  }

  private static LakebirdException unimplemented(VectorType argument) {
    return LakebirdException.unimplemented("The sum of " + argument.type().sqlName());
  }
}
