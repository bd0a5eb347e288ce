package dev.lakebird.functions.math;

import static dev.lakebird.types.SqlType.FLOAT64;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The value whose hyperbolic sine is the argument.
///
/// Source: GoogleSQL reference, "Mathematical functions".
public final class InverseHyperbolicSine implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("ASINH", "arithmetic")
          .takes(FLOAT64, FLOAT64)
          .example("ASINH(0.0)", "0.0")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call).doubles(row -> Hyperbolic.inverseSine(row.doubleAt(0)));
  }
}
