package dev.lakebird.functions.arithmetic;

import static dev.lakebird.types.SqlType.BIGNUMERIC;
import static dev.lakebird.types.SqlType.FLOAT64;
import static dev.lakebird.types.SqlType.NUMERIC;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The least integral value not less than the argument.
///
/// Source: GoogleSQL reference, "Mathematical functions".
public final class Ceiling implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("CEIL", "arithmetic")
          .alias("CEILING")
          .takes(FLOAT64, FLOAT64)
          .takes(NUMERIC, NUMERIC)
          .takes(BIGNUMERIC, BIGNUMERIC)
          .example("CEIL(2.3)", "3.0")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    throw LakebirdException.unimplemented("The function CEIL");
  }
}
