package dev.lakebird.functions.math;

import static dev.lakebird.functions.spi.Parameters.arrayOf;
import static dev.lakebird.types.SqlType.FLOAT64;
import static dev.lakebird.types.SqlType.INT64;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The sum of the products of two vectors.
///
/// An error where lengths differ or an element is NULL. Source: GoogleSQL, function DOT_PRODUCT.
public final class DotProduct implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("DOT_PRODUCT", "arithmetic")
          .takes(FLOAT64, arrayOf(FLOAT64), arrayOf(FLOAT64))
          .takes(FLOAT64, arrayOf(INT64), arrayOf(INT64))
          .example("DOT_PRODUCT([1.0, 2.0], [4.0, 6.0])", "16.0")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return VectorPairs.bind(call, VectorPairs::dotProduct);
  }
}
