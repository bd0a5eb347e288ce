package dev.lakebird.functions.aggregate;

import static dev.lakebird.functions.spi.Parameters.any;
import static dev.lakebird.functions.spi.Parameters.orderable;
import static dev.lakebird.functions.spi.Parameters.typeOf;

import dev.lakebird.functions.spi.AggregateFunction;
import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;

/// The first argument at the row whose second is least; rows where that is NULL do not count.
///
/// `ANY_VALUE(x HAVING MIN y)` is the same. Source: BigQuery reference, "Aggregate functions".
public final class MinimumBy implements AggregateFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("MIN_BY", "aggregate")
          .takes(typeOf(0), any("T"), orderable("K"))
          .calledOnNull()
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public AggregateKernel bind(BoundCall call) {
    return ObjectAggregate.of(call, () -> new ExtremeRow(call, -1));
  }
}
