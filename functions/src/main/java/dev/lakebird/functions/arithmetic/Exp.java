package dev.lakebird.functions.arithmetic;

import static dev.lakebird.types.SqlType.FLOAT64;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// `e` to the power of the argument; an error where it overflows.
///
/// Source: GoogleSQL reference, "Mathematical functions".
public final class Exp implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("EXP", "arithmetic")
          .takes(FLOAT64, FLOAT64)
          .example("EXP(0.0)", "1.0")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    throw LakebirdException.unimplemented("The function EXP");
  }
}
