package dev.lakebird.functions.logic;

import static dev.lakebird.functions.spi.Parameters.repeated;
import static dev.lakebird.types.SqlType.BOOL;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ConditionalFunction;
import dev.lakebird.functions.spi.ConditionalKernel;
import dev.lakebird.functions.spi.FunctionDefinition;

/// Three-valued conjunction: FALSE if any operand is FALSE, else NULL if any is NULL, else TRUE.
///
/// An operand is evaluated only for rows that no earlier operand decided. Source: GoogleSQL
/// reference, "Logical operators".
public final class And implements ConditionalFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$and", "logic")
          .takes(BOOL, repeated(BOOL))
          .calledOnNull()
          .standard("functions_boolean", "and")
          .example("TRUE AND NULL", "NULL")
          .example("FALSE AND NULL", "false")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ConditionalKernel bind(BoundCall call) {
    return JunctionKernel.of(false, call);
  }
}
