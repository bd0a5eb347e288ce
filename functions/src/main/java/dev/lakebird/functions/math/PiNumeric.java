package dev.lakebird.functions.math;

import static dev.lakebird.types.SqlType.NUMERIC;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The mathematical constant π as NUMERIC.
///
/// Source: GoogleSQL reference, "Mathematical functions".
public final class PiNumeric implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("PI_NUMERIC", "arithmetic")
          .takesNothing(NUMERIC)
          .example("PI_NUMERIC()", "NUMERIC '3.141592654'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call).decimals(row -> DecimalMath.PI);
  }
}
