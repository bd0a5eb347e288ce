package dev.lakebird.functions.aggregate;

import static dev.lakebird.types.SqlType.BIGNUMERIC;
import static dev.lakebird.types.SqlType.FLOAT64;
import static dev.lakebird.types.SqlType.NUMERIC;

import dev.lakebird.functions.spi.AggregateFunction;
import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;

/// The population variance of the values that are not NULL; NULL if there are none.
///
/// Source: GoogleSQL reference, "Statistical aggregate functions".
public final class PopulationVariance implements AggregateFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("VAR_POP", "aggregate")
          .takes(FLOAT64, FLOAT64)
          .takes(FLOAT64, NUMERIC)
          .takes(FLOAT64, BIGNUMERIC)
          .calledOnNull()
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public AggregateKernel bind(BoundCall call) {
    if (call.argument(0).type().isDecimal()) {
      return ObjectAggregate.of(
          call, () -> new ExactMoments(ExactMoments.Kind.POPULATION_VARIANCE));
    }
    return VarianceAccumulator.kernel(false, false);
  }
}
