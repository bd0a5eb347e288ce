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

/// The sum of the values that are not NULL; NULL if there are none.
///
/// INT64 and decimal sums are exact, and an error out of range.
///
/// Source: GoogleSQL reference, "Aggregate functions".
public final class Sum implements AggregateFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("SUM", "aggregate")
          .takes(INT64, INT64)
          .takes(NUMERIC, NUMERIC)
          .takes(BIGNUMERIC, BIGNUMERIC)
          .takes(FLOAT64, FLOAT64)
          .takes(INTERVAL, INTERVAL)
          .standard("functions_arithmetic", "sum")
          .calledOnNull()
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public AggregateKernel bind(BoundCall call) {
    return SumKernels.sum(call);
  }
}
