package dev.lakebird.functions.aggregate;

import static dev.lakebird.functions.spi.Parameters.any;
import static dev.lakebird.types.SqlType.INT64;

import dev.lakebird.functions.spi.AggregateFunction;
import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;

/// The number of rows, or with an argument of rows where it is not NULL.
///
/// Source: GoogleSQL reference, "Aggregate functions".
public final class Count implements AggregateFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("COUNT", "aggregate")
          .takesNothing(INT64)
          .takes(INT64, any("T"))
          .standard("functions_aggregate_generic", "count")
          .calledOnNull()
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public AggregateKernel bind(BoundCall call) {
    return CountAccumulator.kernel(CountAccumulator::new);
  }
}
