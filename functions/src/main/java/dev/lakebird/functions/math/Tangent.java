package dev.lakebird.functions.math;

import static dev.lakebird.types.SqlType.FLOAT64;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The tangent of an angle in radians; an error where it overflows.
///
/// Source: GoogleSQL reference, "Mathematical functions".
public final class Tangent implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("TAN", "arithmetic")
          .takes(FLOAT64, FLOAT64)
          .example("TAN(0.0)", "0.0")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .doubles(row -> FloatResults.finite("TAN", row.doubleAt(0), Math.tan(row.doubleAt(0))));
  }
}
