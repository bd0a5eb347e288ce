package dev.lakebird.functions.arithmetic;

import static dev.lakebird.types.SqlType.BIGNUMERIC;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.NUMERIC;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The remainder of `x` divided by `y`; it has the sign of `x`.
///
/// A zero divisor is an error. Source: GoogleSQL reference, "Mathematical functions".
public final class Modulo implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("MOD", "arithmetic")
          .takes(INT64, INT64, INT64)
          .takes(NUMERIC, NUMERIC, NUMERIC)
          .takes(BIGNUMERIC, BIGNUMERIC, BIGNUMERIC)
          .standard("functions_arithmetic", "modulus")
          .example("MOD(25, 12)", "1")
          .example("MOD(-25, 12)", "-1")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    throw LakebirdException.unimplemented("The function MOD");
  }
}
