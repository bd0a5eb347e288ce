package dev.lakebird.functions.math;

import static dev.lakebird.types.SqlType.BIGNUMERIC;
import static dev.lakebird.types.SqlType.FLOAT64;
import static dev.lakebird.types.SqlType.NUMERIC;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The angle in degrees of an angle in radians.
///
/// Source: GoogleSQL, function DEGREES.
public final class Degrees implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("DEGREES", "arithmetic")
          .takes(FLOAT64, FLOAT64)
          .takes(NUMERIC, NUMERIC)
          .takes(BIGNUMERIC, BIGNUMERIC)
          .example("DEGREES(0.0)", "0.0")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return FloatOrDecimal.of(
        call, x -> FloatResults.finite("DEGREES", x, Math.toDegrees(x)), DecimalMath::toDegrees);
  }
}
