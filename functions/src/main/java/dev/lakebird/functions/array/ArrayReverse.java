package dev.lakebird.functions.array;

import static dev.lakebird.functions.spi.Parameters.array;
import static dev.lakebird.functions.spi.Parameters.typeOf;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The elements backward.
///
/// Source: GoogleSQL reference, "Array functions".
public final class ArrayReverse implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("ARRAY_REVERSE", "array")
          .takes(typeOf(0), array("T"))
          .example("ARRAY_REVERSE([1, 2])", "[2, 1]")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    throw LakebirdException.unimplemented("The function ARRAY_REVERSE");
  }
}
