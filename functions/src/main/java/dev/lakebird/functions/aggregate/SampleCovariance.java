package dev.lakebird.functions.aggregate;

import static dev.lakebird.types.SqlType.FLOAT64;

import dev.lakebird.functions.spi.AggregateFunction;
import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;

/// The sample covariance of the pairs without a NULL; NULL for fewer than two.
///
/// Source: GoogleSQL reference, "Statistical aggregate functions".
public final class SampleCovariance implements AggregateFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("COVAR_SAMP", "aggregate")
          .takes(FLOAT64, FLOAT64, FLOAT64)
          .calledOnNull()
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public AggregateKernel bind(BoundCall call) {
    return ObjectAggregate.of(call, () -> new PairState(PairState.Kind.SAMPLE_COVARIANCE));
  }
}
