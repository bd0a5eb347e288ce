package dev.lakebird.functions.arithmetic;

import static dev.lakebird.types.SqlType.BIGNUMERIC;
import static dev.lakebird.types.SqlType.FLOAT64;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.NUMERIC;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The absolute value.
///
/// The least INT64 has none: an error. Source: GoogleSQL reference, "Mathematical functions".
public final class Abs implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("ABS", "arithmetic")
          .takes(INT64, INT64)
          .takes(NUMERIC, NUMERIC)
          .takes(BIGNUMERIC, BIGNUMERIC)
          .takes(FLOAT64, FLOAT64)
          .standard("functions_arithmetic", "abs")
          .example("ABS(-25)", "25")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    throw LakebirdException.unimplemented("The function ABS");
  }
}
