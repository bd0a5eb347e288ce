package dev.lakebird.functions.aggregate;

import static dev.lakebird.types.SqlType.BOOL;

import dev.lakebird.functions.spi.AggregateFunction;
import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;

/// Whether some value is TRUE; NULL if there is none but NULLs.
///
/// Source: GoogleSQL reference, "Aggregate functions".
public final class LogicalOr implements AggregateFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("LOGICAL_OR", "aggregate")
          .takes(BOOL, BOOL)
          .standard("functions_boolean", "bool_or")
          .calledOnNull()
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public AggregateKernel bind(BoundCall call) {
    // FALSE is less than TRUE.
    return ExtremeKernels.of(call, true);
  }
}
