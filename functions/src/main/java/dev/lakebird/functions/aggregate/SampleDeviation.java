package dev.lakebird.functions.aggregate;

import static dev.lakebird.types.SqlType.FLOAT64;

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
          .calledOnNull()
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public AggregateKernel bind(BoundCall call) {
    return VarianceAccumulator.kernel(true, true);
  }
}
