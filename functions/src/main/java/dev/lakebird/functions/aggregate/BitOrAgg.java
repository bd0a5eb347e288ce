package dev.lakebird.functions.aggregate;

import static dev.lakebird.types.SqlType.INT64;

import dev.lakebird.functions.spi.AggregateFunction;
import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;

/// The bitwise or of the values that are not NULL; NULL if there are none.
///
/// Source: GoogleSQL reference, "Aggregate functions".
public final class BitOrAgg implements AggregateFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("BIT_OR", "aggregate").takes(INT64, INT64).calledOnNull().build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public AggregateKernel bind(BoundCall call) {
    return BitAccumulator.kernel(BitAccumulator.Operation.OR);
  }
}
