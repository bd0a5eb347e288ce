package dev.lakebird.functions.arithmetic;

import static dev.lakebird.types.SqlType.FLOAT64;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// `x` to the power of `y`; an error where it overflows or has no real value.
///
/// Source: GoogleSQL reference, "Mathematical functions".
public final class Power implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("POW", "arithmetic")
          .alias("POWER")
          .takes(FLOAT64, FLOAT64, FLOAT64)
          .example("POW(2.0, 3.0)", "8.0")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    throw LakebirdException.unimplemented("The function POW");
  }
}
