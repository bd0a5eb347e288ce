package dev.lakebird.functions.arithmetic;

import static dev.lakebird.types.SqlType.BIGNUMERIC;
import static dev.lakebird.types.SqlType.FLOAT64;
import static dev.lakebird.types.SqlType.NUMERIC;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The largest integral value not greater than the argument.
///
/// Source: GoogleSQL reference, "Mathematical functions".
public final class Floor implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("FLOOR", "arithmetic")
          .takes(FLOAT64, FLOAT64)
          .takes(NUMERIC, NUMERIC)
          .takes(BIGNUMERIC, BIGNUMERIC)
          .example("FLOOR(-2.3)", "-3.0")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    throw LakebirdException.unimplemented("The function FLOOR");
  }
}
