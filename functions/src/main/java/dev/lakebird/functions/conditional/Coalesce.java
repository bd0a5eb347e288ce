package dev.lakebird.functions.conditional;

import static dev.lakebird.functions.spi.Parameters.any;
import static dev.lakebird.functions.spi.Parameters.anyRepeated;
import static dev.lakebird.functions.spi.Parameters.typeOf;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ConditionalFunction;
import dev.lakebird.functions.spi.ConditionalKernel;
import dev.lakebird.functions.spi.FunctionDefinition;

/// The first argument that is not NULL; later ones are not evaluated.
///
/// Source: GoogleSQL reference, "Conditional expressions".
public final class Coalesce implements ConditionalFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("COALESCE", "conditional")
          .takes(typeOf(0), any("T"), anyRepeated("T"))
          .calledOnNull()
          .standard("functions_comparison", "coalesce")
          .example("COALESCE(NULL, 'B', 'C')", "'B'")
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
