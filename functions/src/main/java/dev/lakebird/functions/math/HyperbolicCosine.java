package dev.lakebird.functions.math;

import static dev.lakebird.types.SqlType.FLOAT64;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The hyperbolic cosine; an error where it overflows.
///
/// Source: GoogleSQL reference, "Mathematical functions".
public final class HyperbolicCosine implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("COSH", "arithmetic")
          .takes(FLOAT64, FLOAT64)
          .example("COSH(0.0)", "1.0")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .doubles(row -> FloatResults.finite("COSH", row.doubleAt(0), Math.cosh(row.doubleAt(0))));
  }
}
