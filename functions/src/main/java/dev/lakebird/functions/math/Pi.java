package dev.lakebird.functions.math;

import static dev.lakebird.types.SqlType.FLOAT64;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The mathematical constant π.
///
/// Source: GoogleSQL reference, "Mathematical functions".
public final class Pi implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("PI", "arithmetic")
          .takesNothing(FLOAT64)
          .example("PI()", "3.141592653589793")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call).doubles(row -> Math.PI);
  }
}
