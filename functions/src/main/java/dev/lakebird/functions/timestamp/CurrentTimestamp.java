package dev.lakebird.functions.timestamp;

import static dev.lakebird.types.SqlType.TIMESTAMP;

import dev.lakebird.functions.date.CivilKernel;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The time at which the statement started.
///
/// Source: GoogleSQL reference, "Timestamp functions".
public final class CurrentTimestamp implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("CURRENT_TIMESTAMP", "timestamp")
          .takesNothing(TIMESTAMP)
          .stable()
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return CivilKernel.of(call, row -> row.context().statementMicros());
  }
}
