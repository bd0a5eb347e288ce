package dev.lakebird.functions.aggregate;

import static dev.lakebird.functions.spi.Parameters.any;
import static dev.lakebird.types.SqlType.INT64;

import dev.lakebird.functions.spi.AggregateFunction;
import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.VectorType;

/// About how many different values there are, NULLs aside: from a HyperLogLog sketch.
///
/// Source: GoogleSQL reference, "Approximate aggregate functions".
public final class ApproxCountDistinct implements AggregateFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("APPROX_COUNT_DISTINCT", "aggregate")
          .takes(INT64, any("T"))
          .calledOnNull()
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public AggregateKernel bind(BoundCall call) {
    return new ObjectAggregate(
        BoundCall.Result.of(VectorType.INT64),
        Value.of(0L),
        () -> new CardinalityState(CardinalityState.Input.VALUES, false));
  }
}
