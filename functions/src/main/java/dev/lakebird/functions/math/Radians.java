package dev.lakebird.functions.math;

import static dev.lakebird.types.SqlType.BIGNUMERIC;
import static dev.lakebird.types.SqlType.FLOAT64;
import static dev.lakebird.types.SqlType.NUMERIC;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The angle in radians of an angle in degrees.
///
/// Source: GoogleSQL, function RADIANS.
public final class Radians implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("RADIANS", "arithmetic")
          .takes(FLOAT64, FLOAT64)
          .takes(NUMERIC, NUMERIC)
          .takes(BIGNUMERIC, BIGNUMERIC)
          .example("RADIANS(0.0)", "0.0")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return FloatOrDecimal.of(call, Math::toRadians, DecimalMath::toRadians);
  }
}
