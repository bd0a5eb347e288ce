package dev.lakebird.functions.arithmetic;

import static dev.lakebird.types.SqlType.BOOL;
import static dev.lakebird.types.SqlType.FLOAT64;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// Whether the value is an infinity of either sign.
///
/// Source: GoogleSQL reference, "Mathematical functions".
public final class IsInfinite implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("IS_INF", "arithmetic")
          .takes(BOOL, FLOAT64)
          .example("IS_INF(1.0)", "false")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call).booleans(row -> Double.isInfinite(row.doubleAt(0)));
  }
}
