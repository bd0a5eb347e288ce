package dev.lakebird.functions.aggregate;

import static dev.lakebird.types.SqlType.BIGNUMERIC;
import static dev.lakebird.types.SqlType.FLOAT64;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.INTERVAL;
import static dev.lakebird.types.SqlType.NUMERIC;

import dev.lakebird.functions.spi.AggregateFunction;
import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;

/// The mean of the values that are not NULL; NULL if there are none.
///
/// Of decimals a decimal rounded half away from zero, of INTERVAL an INTERVAL, else FLOAT64.
///
/// Source: GoogleSQL reference, "Aggregate functions".
public final class Average implements AggregateFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("AVG", "aggregate")
          .takes(FLOAT64, INT64)
          .takes(NUMERIC, NUMERIC)
          .takes(BIGNUMERIC, BIGNUMERIC)
          .takes(FLOAT64, FLOAT64)
          .takes(INTERVAL, INTERVAL)
          .standard("functions_arithmetic", "avg")
          .calledOnNull()
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public AggregateKernel bind(BoundCall call) {
    return SumKernels.average(call);
  }
}
