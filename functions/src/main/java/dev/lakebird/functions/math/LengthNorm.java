package dev.lakebird.functions.math;

import static dev.lakebird.functions.spi.Parameters.arrayOf;
import static dev.lakebird.types.SqlType.FLOAT64;
import static dev.lakebird.types.SqlType.INT64;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The length of a vector; an error where an element is NULL.
///
/// Source: GoogleSQL, function L2_NORM.
public final class LengthNorm implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("L2_NORM", "arithmetic")
          .takes(FLOAT64, arrayOf(FLOAT64))
          .takes(FLOAT64, arrayOf(INT64))
          .example("L2_NORM([3.0, -4.0])", "5.0")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .doubles(row -> VectorPairs.lengthNorm(DoubleArrays.read(row, 0)));
  }
}
