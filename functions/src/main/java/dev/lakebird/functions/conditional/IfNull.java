package dev.lakebird.functions.conditional;

import static dev.lakebird.functions.spi.Parameters.any;
import static dev.lakebird.functions.spi.Parameters.typeOf;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ConditionalFunction;
import dev.lakebird.functions.spi.ConditionalKernel;
import dev.lakebird.functions.spi.FunctionDefinition;

/// The first argument where it is not NULL, else the second.
///
/// Source: GoogleSQL reference, "Conditional expressions".
public final class IfNull implements ConditionalFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("IFNULL", "conditional")
          .takes(typeOf(0), any("T"), any("T"))
          .calledOnNull()
          .example("IFNULL(NULL, 0)", "0")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ConditionalKernel bind(BoundCall call) {
    return CoalesceKernel.of(call);
  }
}
