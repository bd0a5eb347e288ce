package dev.lakebird.functions.arithmetic;

import static dev.lakebird.types.SqlType.BIGNUMERIC;
import static dev.lakebird.types.SqlType.FLOAT64;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.NUMERIC;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The quotient `x / y`, or NULL where the division is an error.
///
/// Source: GoogleSQL reference, "Mathematical functions".
public final class SafeDivide implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("SAFE_DIVIDE", "arithmetic")
          .takes(FLOAT64, INT64, INT64)
          .takes(NUMERIC, NUMERIC, NUMERIC)
          .takes(BIGNUMERIC, BIGNUMERIC, BIGNUMERIC)
          .takes(FLOAT64, FLOAT64, FLOAT64)
          .example("SAFE_DIVIDE(20.0, 4.0)", "5.0")
          .example("SAFE_DIVIDE(1, 0)", "NULL")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return Safe.of(Arithmetic.bind(ArithmeticOperator.DIVIDE, Safe.call(call)));
  }
}
