package dev.lakebird.functions.conditional;

import static dev.lakebird.functions.spi.Parameters.any;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.functions.spi.Parameters.typeOf;
import static dev.lakebird.types.SqlType.BOOL;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ConditionalFunction;
import dev.lakebird.functions.spi.ConditionalKernel;
import dev.lakebird.functions.spi.FunctionDefinition;

/// The second argument where the condition is TRUE, else the third.
///
/// Only the argument chosen is evaluated. Source: GoogleSQL reference, "Conditional expressions".
public final class If implements ConditionalFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("IF", "conditional")
          .takes(typeOf(1), required(BOOL), any("T"), any("T"))
          .calledOnNull()
          .example("IF(1 < 2, 'a', 'b')", "'a'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ConditionalKernel bind(BoundCall call) {
    return CaseKernel.of(call);
  }
}
