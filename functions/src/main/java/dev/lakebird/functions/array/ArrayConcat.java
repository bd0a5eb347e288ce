package dev.lakebird.functions.array;

import static dev.lakebird.functions.spi.Parameters.array;
import static dev.lakebird.functions.spi.Parameters.arrayRepeated;
import static dev.lakebird.functions.spi.Parameters.typeOf;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The elements of the arrays, one array after another; NULL where any array is NULL.
///
/// Source: GoogleSQL reference, "Array functions".
public final class ArrayConcat implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("ARRAY_CONCAT", "array")
          .takes(typeOf(0), array("T"), arrayRepeated("T"))
          .example("ARRAY_CONCAT([1, 2], [3])", "[1, 2, 3]")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return ArrayConcatenation.bind(call);
  }
}
