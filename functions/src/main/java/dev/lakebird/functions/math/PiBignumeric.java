package dev.lakebird.functions.math;

import static dev.lakebird.types.SqlType.BIGNUMERIC;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The mathematical constant π as BIGNUMERIC.
///
/// Source: GoogleSQL reference, "Mathematical functions".
public final class PiBignumeric implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("PI_BIGNUMERIC", "arithmetic")
          .takesNothing(BIGNUMERIC)
          .example("PI_BIGNUMERIC()", "BIGNUMERIC '3.1415926535897932384626433832795028842'")
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
