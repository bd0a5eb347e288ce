package dev.lakebird.functions.conditional;

import static dev.lakebird.functions.spi.Parameters.any;
import static dev.lakebird.types.SqlType.BOOL;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ConditionalFunction;
import dev.lakebird.functions.spi.ConditionalKernel;
import dev.lakebird.functions.spi.FunctionDefinition;

/// Whether the evaluation of the argument is an error.
///
/// Source: GoogleSQL reference, "Debugging functions".
public final class IsError implements ConditionalFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("ISERROR", "debugging")
          .takes(BOOL, any("T"))
          .calledOnNull()
          .example("ISERROR(1 / 0)", "true")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ConditionalKernel bind(BoundCall call) {
    return new IsErrorKernel();
  }
}
