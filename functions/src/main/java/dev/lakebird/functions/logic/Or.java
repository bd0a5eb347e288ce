package dev.lakebird.functions.logic;

import static dev.lakebird.functions.spi.Parameters.repeated;
import static dev.lakebird.types.SqlType.BOOL;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ConditionalFunction;
import dev.lakebird.functions.spi.ConditionalKernel;
import dev.lakebird.functions.spi.FunctionDefinition;

/// Three-valued disjunction: TRUE if any operand is TRUE, else NULL if any is NULL, else FALSE.
///
/// An operand is evaluated only for rows that no earlier operand decided. Source: GoogleSQL
/// reference, "Logical operators".
public final class Or implements ConditionalFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$or", "logic")
          .takes(BOOL, repeated(BOOL))
          .calledOnNull()
          .standard("functions_boolean", "or")
          .example("TRUE OR NULL", "true")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ConditionalKernel bind(BoundCall call) {
    return JunctionKernel.of(true, call);
  }
}
