package dev.lakebird.functions.aggregate;

import static dev.lakebird.types.SqlType.FLOAT64;

import dev.lakebird.functions.spi.AggregateFunction;
import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;

/// The sample variance of the values that are not NULL; NULL for fewer than two.
///
/// Source: GoogleSQL reference, "Statistical aggregate functions".
public final class SampleVariance implements AggregateFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("VAR_SAMP", "aggregate")
          .alias("VARIANCE")
          .takes(FLOAT64, FLOAT64)
          .calledOnNull()
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public AggregateKernel bind(BoundCall call) {
    return VarianceAccumulator.kernel(true, false);
  }
}
