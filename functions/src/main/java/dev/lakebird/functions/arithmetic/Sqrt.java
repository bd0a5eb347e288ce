package dev.lakebird.functions.arithmetic;

import static dev.lakebird.types.SqlType.FLOAT64;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The square root; an error for negative arguments.
///
/// Source: GoogleSQL reference, "Mathematical functions".
public final class Sqrt implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("SQRT", "arithmetic")
          .takes(FLOAT64, FLOAT64)
          .example("SQRT(25.0)", "5.0")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    throw LakebirdException.unimplemented("The function SQRT");
  }
}
