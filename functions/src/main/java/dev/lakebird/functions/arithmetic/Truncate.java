package dev.lakebird.functions.arithmetic;

import static dev.lakebird.functions.spi.Parameters.optional;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.BIGNUMERIC;
import static dev.lakebird.types.SqlType.FLOAT64;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.NUMERIC;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The value rounded toward zero to `n` digits after the point (0 if not given).
///
/// Source: GoogleSQL reference, "Mathematical functions".
public final class Truncate implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("TRUNC", "arithmetic")
          .takes(FLOAT64, required(FLOAT64), optional(INT64))
          .takes(NUMERIC, required(NUMERIC), optional(INT64))
          .takes(BIGNUMERIC, required(BIGNUMERIC), optional(INT64))
          .example("TRUNC(2.8)", "2.0")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    throw LakebirdException.unimplemented("The function TRUNC");
  }
}
