package dev.lakebird.functions.arithmetic;

import static dev.lakebird.types.SqlType.FLOAT64;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The natural logarithm; an error where the argument is not positive.
///
/// Source: GoogleSQL reference, "Mathematical functions".
public final class Ln implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("LN", "arithmetic")
          .takes(FLOAT64, FLOAT64)
          .example("LN(1.0)", "0.0")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    throw LakebirdException.unimplemented("The function LN");
  }
}
