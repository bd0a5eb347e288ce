package dev.lakebird.functions.aggregate;

import static dev.lakebird.types.SqlType.BOOL;

import dev.lakebird.functions.spi.AggregateFunction;
import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;

/// Whether all values that are not NULL are TRUE; NULL if there are none.
///
/// Source: GoogleSQL reference, "Aggregate functions".
public final class LogicalAnd implements AggregateFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("LOGICAL_AND", "aggregate")
          .takes(BOOL, BOOL)
          .standard("functions_boolean", "bool_and")
          .calledOnNull()
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public AggregateKernel bind(BoundCall call) {
    // FALSE is less than TRUE.
    return ExtremeKernels.of(call, false);
  }
}
