package dev.lakebird.functions.math;

import static dev.lakebird.types.SqlType.FLOAT64;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The hyperbolic sine; an error where it overflows.
///
/// Source: GoogleSQL reference, "Mathematical functions".
public final class HyperbolicSine implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("SINH", "arithmetic")
          .takes(FLOAT64, FLOAT64)
          .example("SINH(0.0)", "0.0")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .doubles(row -> FloatResults.finite("SINH", row.doubleAt(0), Math.sinh(row.doubleAt(0))));
  }
}
