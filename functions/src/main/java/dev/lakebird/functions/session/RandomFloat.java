package dev.lakebird.functions.session;

import static dev.lakebird.types.SqlType.FLOAT64;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// A pseudo-random FLOAT64 at least 0 and below 1.
///
/// Source: GoogleSQL reference, "Mathematical functions".
public final class RandomFloat implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("RAND", "arithmetic")
          .takesNothing(FLOAT64)
          .differsEachCall()
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return new RandomKernel();
  }
}
