package dev.lakebird.functions.aggregate;

import static dev.lakebird.functions.spi.Parameters.orderable;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.INT64;

import dev.lakebird.functions.spi.AggregateFunction;
import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.types.SqlType;

/// The least value, the ends of `number` parts with as many values each, the last being the
/// greatest: from a sketch, exact for a few thousand values.
///
/// NULLs are passed over unless `RESPECT NULLS` is said. Source: GoogleSQL reference, "Approximate
/// aggregate functions".
public final class ApproxQuantiles implements AggregateFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("APPROX_QUANTILES", "aggregate")
          .takes(types -> SqlType.array(types.getFirst()), orderable("T"), required(INT64))
          .calledOnNull()
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public AggregateKernel bind(BoundCall call) {
    return ObjectAggregate.of(call, () -> new QuantileState(call, true));
  }
}
