package dev.lakebird.functions.arithmetic;

import static dev.lakebird.types.SqlType.BIGNUMERIC;
import static dev.lakebird.types.SqlType.FLOAT64;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.INTERVAL;
import static dev.lakebird.types.SqlType.NUMERIC;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The product `x * y`.
///
/// NUMERIC products are rounded half away from zero to 9 digits after the point. Outside the range
/// of the result type it is an error. Source: GoogleSQL reference, "Arithmetic operators".
public final class Multiply implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$multiply", "arithmetic")
          .takes(INT64, INT64, INT64)
          .takes(NUMERIC, NUMERIC, NUMERIC)
          .takes(BIGNUMERIC, BIGNUMERIC, BIGNUMERIC)
          .takes(FLOAT64, FLOAT64, FLOAT64)
          .takes(INTERVAL, INTERVAL, INT64)
          .takes(INTERVAL, INT64, INTERVAL)
          .standard("functions_arithmetic", "multiply")
          .example("6 * 7", "42")
          .example("NUMERIC '0.1' * NUMERIC '0.2'", "NUMERIC '0.02'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return Arithmetic.bind(ArithmeticOperator.MULTIPLY, call);
  }
}
