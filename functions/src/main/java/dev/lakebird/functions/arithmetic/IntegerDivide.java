package dev.lakebird.functions.arithmetic;

import static dev.lakebird.types.SqlType.BIGNUMERIC;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.NUMERIC;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The integer quotient `DIV(x, y)`, truncated toward zero.
///
/// A zero divisor is an error, and so is the least INT64 divided by -1. Source: GoogleSQL
/// reference, "Mathematical functions".
public final class IntegerDivide implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("DIV", "arithmetic")
          .takes(INT64, INT64, INT64)
          .takes(NUMERIC, NUMERIC, NUMERIC)
          .takes(BIGNUMERIC, BIGNUMERIC, BIGNUMERIC)
          .example("DIV(12, -7)", "-1")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    throw LakebirdException.unimplemented("The function DIV");
  }
}
