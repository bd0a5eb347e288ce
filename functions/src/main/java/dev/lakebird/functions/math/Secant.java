package dev.lakebird.functions.math;

import static dev.lakebird.types.SqlType.FLOAT64;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The secant of an angle in radians.
///
/// Source: GoogleSQL reference, "Mathematical functions".
public final class Secant implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("SEC", "arithmetic")
          .takes(FLOAT64, FLOAT64)
          .example("SEC(0.0)", "1.0")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .doubles(row -> FloatResults.finite("SEC", row.doubleAt(0), 1 / Math.cos(row.doubleAt(0))));
  }
}
