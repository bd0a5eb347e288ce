package dev.lakebird.functions.arithmetic;

import static dev.lakebird.types.SqlType.BOOL;
import static dev.lakebird.types.SqlType.FLOAT64;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// Whether the value is NaN.
///
/// Source: GoogleSQL reference, "Mathematical functions".
public final class IsNan implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("IS_NAN", "arithmetic")
          .takes(BOOL, FLOAT64)
          .example("IS_NAN(1.0)", "false")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call).booleans(row -> Double.isNaN(row.doubleAt(0)));
  }
}
