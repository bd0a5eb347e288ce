package dev.lakebird.functions.math;

import static dev.lakebird.types.SqlType.FLOAT64;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The cotangent of an angle in radians; an error at 0.
///
/// Source: GoogleSQL reference, "Mathematical functions".
public final class Cotangent implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("COT", "arithmetic")
          .takes(FLOAT64, FLOAT64)
          .example("COT(0.0)", "error: OUT_OF_RANGE")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .doubles(row -> FloatResults.finite("COT", row.doubleAt(0), 1 / Math.tan(row.doubleAt(0))));
  }
}
