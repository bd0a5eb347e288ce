package dev.lakebird.functions.logic;

import static dev.lakebird.types.SqlType.BOOL;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// Negation; NULL stays NULL.
///
/// Source: GoogleSQL reference, "Logical operators".
public final class Not implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$not", "logic")
          .takes(BOOL, BOOL)
          .standard("functions_boolean", "not")
          .example("NOT TRUE", "false")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return NotKernel.of(call);
  }
}
