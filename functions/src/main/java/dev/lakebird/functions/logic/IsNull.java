package dev.lakebird.functions.logic;

import static dev.lakebird.functions.spi.Parameters.any;
import static dev.lakebird.types.SqlType.BOOL;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// `x IS NULL`; never NULL.
///
/// Source: GoogleSQL reference, "IS operators".
public final class IsNull implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$is_null", "logic")
          .takes(BOOL, any("T"))
          .calledOnNull()
          .standard("functions_comparison", "is_null")
          .example("NULL IS NULL", "true")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return new NullTest(true);
  }
}
