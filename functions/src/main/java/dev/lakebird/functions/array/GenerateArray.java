package dev.lakebird.functions.array;

import static dev.lakebird.functions.spi.Parameters.optional;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.BIGNUMERIC;
import static dev.lakebird.types.SqlType.FLOAT64;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.NUMERIC;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;

/// `start`, `start + step`, … up to and including `end`; the step is 1 if not given.
///
/// Empty where `end` lies on the other side of `start`; a step of 0 is an error. Source: GoogleSQL
/// reference, "Array functions".
public final class GenerateArray implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("GENERATE_ARRAY", "array")
          .takes(SqlType.array(INT64), required(INT64), required(INT64), optional(INT64))
          .takes(SqlType.array(NUMERIC), required(NUMERIC), required(NUMERIC), optional(NUMERIC))
          .takes(
              SqlType.array(BIGNUMERIC),
              required(BIGNUMERIC),
              required(BIGNUMERIC),
              optional(BIGNUMERIC))
          .takes(SqlType.array(FLOAT64), required(FLOAT64), required(FLOAT64), optional(FLOAT64))
          .example("GENERATE_ARRAY(1, 5)", "[1, 2, 3, 4, 5]")
          .example("GENERATE_ARRAY(10, 0, -3)", "[10, 7, 4, 1]")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    throw LakebirdException.unimplemented("The function GENERATE_ARRAY");
  }
}
