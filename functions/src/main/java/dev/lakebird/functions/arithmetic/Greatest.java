package dev.lakebird.functions.arithmetic;

import static dev.lakebird.functions.spi.Parameters.orderable;
import static dev.lakebird.functions.spi.Parameters.orderableRepeated;
import static dev.lakebird.functions.spi.Parameters.typeOf;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The greatest of the arguments; NULL where any is NULL, NaN where any is NaN.
///
/// Source: GoogleSQL reference, "Mathematical functions".
public final class Greatest implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("GREATEST", "arithmetic")
          .takes(typeOf(0), orderable("T"), orderableRepeated("T"))
          .example("GREATEST(3, 5, 1)", "5")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    throw LakebirdException.unimplemented("The function GREATEST");
  }
}
