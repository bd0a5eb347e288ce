package dev.lakebird.functions.conditional;

import static dev.lakebird.functions.spi.Parameters.any;
import static dev.lakebird.functions.spi.Parameters.typeOf;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ConditionalFunction;
import dev.lakebird.functions.spi.ConditionalKernel;
import dev.lakebird.functions.spi.FunctionDefinition;

/// The argument where its evaluation is no error, else NULL.
///
/// Source: GoogleSQL reference, "Debugging functions".
public final class NullIfError implements ConditionalFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("NULLIFERROR", "debugging")
          .takes(typeOf(0), any("T"))
          .calledOnNull()
          .example("NULLIFERROR(1 / 0)", "NULL")
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
