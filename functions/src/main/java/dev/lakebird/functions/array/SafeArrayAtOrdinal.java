package dev.lakebird.functions.array;

import static dev.lakebird.functions.spi.Parameters.array;
import static dev.lakebird.functions.spi.Parameters.elementOf;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.INT64;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// `array[SAFE_ORDINAL(i)]`: the element at position `i`, counted from 1; NULL out of bounds.
///
/// Source: GoogleSQL reference, "Array subscript operator".
public final class SafeArrayAtOrdinal implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$safe_array_at_ordinal", "array")
          .takes(elementOf(0), array("T"), required(INT64))
          .example("[1, 2][SAFE_ORDINAL(1)]", "1")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return new SubscriptKernel(call, 1, true);
  }
}
