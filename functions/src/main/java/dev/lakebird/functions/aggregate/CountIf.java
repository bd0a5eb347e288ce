package dev.lakebird.functions.aggregate;

import static dev.lakebird.types.SqlType.BOOL;
import static dev.lakebird.types.SqlType.INT64;

import dev.lakebird.functions.spi.AggregateFunction;
import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;

/// The number of rows for which the condition is TRUE.
///
/// Source: GoogleSQL reference, "Aggregate functions".
public final class CountIf implements AggregateFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("COUNTIF", "aggregate").takes(INT64, BOOL).calledOnNull().build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public AggregateKernel bind(BoundCall call) {
    return CountAccumulator.kernel(CountTrueAccumulator::new);
  }
}
