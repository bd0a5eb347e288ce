package dev.lakebird.functions.arithmetic;

import static dev.lakebird.types.SqlType.BIGNUMERIC;
import static dev.lakebird.types.SqlType.FLOAT64;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.NUMERIC;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The negation, or NULL where it is out of range.
///
/// Source: GoogleSQL reference, "Mathematical functions".
public final class SafeNegate implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("SAFE_NEGATE", "arithmetic")
          .takes(INT64, INT64)
          .takes(NUMERIC, NUMERIC)
          .takes(BIGNUMERIC, BIGNUMERIC)
          .takes(FLOAT64, FLOAT64)
          .example("SAFE_NEGATE(-9223372036854775808)", "NULL")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return Safe.of(new UnaryMinus().bind(Safe.call(call)));
  }
}
