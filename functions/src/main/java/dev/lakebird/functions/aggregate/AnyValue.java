package dev.lakebird.functions.aggregate;

import static dev.lakebird.functions.spi.Parameters.any;
import static dev.lakebird.functions.spi.Parameters.typeOf;

import dev.lakebird.functions.spi.AggregateFunction;
import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;

/// The value of some row of the group where it is not NULL: here the first one met; NULL if there is
/// none.
///
/// Source: GoogleSQL reference, "Aggregate functions".
public final class AnyValue implements AggregateFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("ANY_VALUE", "aggregate")
          .takes(typeOf(0), any("T"))
          .standard("functions_aggregate_generic", "any_value")
          .calledOnNull()
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public AggregateKernel bind(BoundCall call) {
    return FirstAccumulator.kernel(call);
  }
}
