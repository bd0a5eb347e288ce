package dev.lakebird.functions.aggregate;

import static dev.lakebird.types.SqlType.BIGNUMERIC;
import static dev.lakebird.types.SqlType.FLOAT64;
import static dev.lakebird.types.SqlType.NUMERIC;

import dev.lakebird.functions.spi.AggregateFunction;
import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;

/// The sample standard deviation of the values that are not NULL; NULL for fewer than two.
///
/// Source: GoogleSQL reference, "Statistical aggregate functions".
public final class SampleDeviation implements AggregateFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("STDDEV_SAMP", "aggregate")
          .alias("STDDEV")
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
      return ObjectAggregate.of(call, () -> new ExactMoments(ExactMoments.Kind.SAMPLE_DEVIATION));
    }
    return VarianceAccumulator.kernel(true, true);
  }
}
