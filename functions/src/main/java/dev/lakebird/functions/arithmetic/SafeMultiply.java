package dev.lakebird.functions.arithmetic;

import static dev.lakebird.types.SqlType.BIGNUMERIC;
import static dev.lakebird.types.SqlType.FLOAT64;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.NUMERIC;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The product `x * y`, or NULL where it is out of range.
///
/// Source: GoogleSQL reference, "Mathematical functions".
public final class SafeMultiply implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("SAFE_MULTIPLY", "arithmetic")
          .takes(INT64, INT64, INT64)
          .takes(NUMERIC, NUMERIC, NUMERIC)
          .takes(BIGNUMERIC, BIGNUMERIC, BIGNUMERIC)
          .takes(FLOAT64, FLOAT64, FLOAT64)
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return Safe.of(Arithmetic.bind(ArithmeticOperator.MULTIPLY, Safe.call(call)));
  }
}
