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

/// The quotient `x / y`.
///
/// INT64 operands are divided as FLOAT64; a NUMERIC quotient is rounded half away from zero to 9
/// digits after the point. A zero divisor is an error for every type. Source: GoogleSQL reference,
/// "Arithmetic operators".
public final class Divide implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$divide", "arithmetic")
          .takes(FLOAT64, INT64, INT64)
          .takes(NUMERIC, NUMERIC, NUMERIC)
          .takes(BIGNUMERIC, BIGNUMERIC, BIGNUMERIC)
          .takes(FLOAT64, FLOAT64, FLOAT64)
          .takes(INTERVAL, INTERVAL, INT64)
          .standard("functions_arithmetic", "divide")
          .example("7 / 2", "3.5")
          .example("NUMERIC '1' / NUMERIC '3'", "NUMERIC '0.333333333'")
          .example("1 / 0", "error: DIVISION_BY_ZERO")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return Arithmetic.bind(ArithmeticOperator.DIVIDE, call);
  }
}
