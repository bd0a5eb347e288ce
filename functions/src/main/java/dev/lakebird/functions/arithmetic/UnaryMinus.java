package dev.lakebird.functions.arithmetic;

import static dev.lakebird.types.SqlType.BIGNUMERIC;
import static dev.lakebird.types.SqlType.FLOAT64;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.INTERVAL;
import static dev.lakebird.types.SqlType.NUMERIC;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The negation `-x`.
///
/// The least INT64 has no negation: an error. Source: GoogleSQL reference, "Arithmetic operators".
public final class UnaryMinus implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$unary_minus", "arithmetic")
          .takes(INT64, INT64)
          .takes(NUMERIC, NUMERIC)
          .takes(BIGNUMERIC, BIGNUMERIC)
          .takes(FLOAT64, FLOAT64)
          .takes(INTERVAL, INTERVAL)
          .standard("functions_arithmetic", "negate")
          .example("-(3)", "-3")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    throw LakebirdException.unimplemented("The function $unary_minus");
  }
}
