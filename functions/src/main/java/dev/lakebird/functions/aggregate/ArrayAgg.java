package dev.lakebird.functions.aggregate;

import static dev.lakebird.functions.spi.Parameters.any;

import dev.lakebird.functions.spi.AggregateFunction;
import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.types.SqlType;

/// An array of the values, NULLs too, in the order of the call; NULL if there are no rows.
///
/// Source: GoogleSQL reference, "Aggregate functions".
public final class ArrayAgg implements AggregateFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("ARRAY_AGG", "aggregate")
          .takes(types -> SqlType.array(types.getFirst()), any("T"))
          .calledOnNull()
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public AggregateKernel bind(BoundCall call) {
    return ArrayAccumulator.kernel(call);
  }
}
