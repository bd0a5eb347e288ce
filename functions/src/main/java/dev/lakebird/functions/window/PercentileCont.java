package dev.lakebird.functions.window;

import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.BIGNUMERIC;
import static dev.lakebird.types.SqlType.FLOAT64;
import static dev.lakebird.types.SqlType.NUMERIC;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.WindowFunction;
import dev.lakebird.functions.spi.WindowKernel;

/// The value at the percentile of the partition's values in ascending order, between two values by
/// linear interpolation. NULLs are passed over unless `RESPECT NULLS` is written; then they are the
/// least values, and between NULL and a value the value is taken.
///
/// Source: GoogleSQL reference, "Navigation functions".
public final class PercentileCont implements WindowFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("PERCENTILE_CONT", "navigation")
          .takes(FLOAT64, required(FLOAT64), required(FLOAT64))
          .takes(NUMERIC, required(NUMERIC), required(NUMERIC))
          .takes(BIGNUMERIC, required(BIGNUMERIC), required(BIGNUMERIC))
          .calledOnNull()
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public Rules rules() {
    return new Rules(Order.OWN, false, true, true);
  }

  @Override
  public WindowKernel bind(BoundCall call, boolean ignoreNulls) {
    return new InterpolationKernel(call.resultType(), ignoreNulls);
  }
}
