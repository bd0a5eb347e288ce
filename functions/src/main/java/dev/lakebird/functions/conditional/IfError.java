package dev.lakebird.functions.conditional;

import static dev.lakebird.functions.spi.Parameters.any;
import static dev.lakebird.functions.spi.Parameters.typeOf;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ConditionalFunction;
import dev.lakebird.functions.spi.ConditionalKernel;
import dev.lakebird.functions.spi.FunctionDefinition;

/// The first argument where its evaluation is no error, else the second.
///
/// Source: GoogleSQL reference, "Debugging functions".
public final class IfError implements ConditionalFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("IFERROR", "debugging")
          .takes(typeOf(0), any("T"), any("T"))
          .calledOnNull()
          .example("IFERROR(1 / 0, 2.0)", "2.0")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ConditionalKernel bind(BoundCall call) {
    return ErrorKernel.of(call);
  }
}
