package dev.lakebird.functions.logic;

import static dev.lakebird.functions.spi.Parameters.any;
import static dev.lakebird.types.SqlType.BOOL;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// `x IS NOT NULL`; never NULL.
///
/// Source: GoogleSQL reference, "IS operators".
public final class IsNotNull implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$is_not_null", "logic")
          .takes(BOOL, any("T"))
          .calledOnNull()
          .standard("functions_comparison", "is_not_null")
          .example("1 IS NOT NULL", "true")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return new NullTest(false);
  }
}
