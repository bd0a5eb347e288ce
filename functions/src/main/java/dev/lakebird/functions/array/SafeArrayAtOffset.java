package dev.lakebird.functions.array;

import static dev.lakebird.functions.spi.Parameters.array;
import static dev.lakebird.functions.spi.Parameters.elementOf;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.INT64;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// `array[SAFE_OFFSET(i)]`: the element at position `i`, counted from 0; NULL out of bounds.
///
/// Source: GoogleSQL reference, "Array subscript operator".
public final class SafeArrayAtOffset implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$safe_array_at_offset", "array")
          .takes(elementOf(0), array("T"), required(INT64))
          .example("[1, 2][SAFE_OFFSET(1)]", "2")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return new SubscriptKernel(call, 0, true);
  }
}
