package dev.lakebird.functions.math;

import static dev.lakebird.functions.spi.Parameters.optional;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.BIGNUMERIC;
import static dev.lakebird.types.SqlType.FLOAT64;
import static dev.lakebird.types.SqlType.NUMERIC;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The logarithm of `x` to the base `y`, or the natural logarithm without one.
///
/// An error where an argument is not positive or the base is 1. Source: GoogleSQL reference,
/// "Mathematical functions".
public final class Logarithm implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("LOG", "arithmetic")
          .takes(FLOAT64, required(FLOAT64), optional(FLOAT64))
          .takes(NUMERIC, required(NUMERIC), optional(NUMERIC))
          .takes(BIGNUMERIC, required(BIGNUMERIC), optional(BIGNUMERIC))
          .example("LOG(100.0, 10.0)", "2.0")
          .example("LOG(1.0)", "0.0")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return Logarithms.bind(call);
  }
}
