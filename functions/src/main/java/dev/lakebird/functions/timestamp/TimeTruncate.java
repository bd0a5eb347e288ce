package dev.lakebird.functions.timestamp;

import static dev.lakebird.functions.spi.Parameters.keyword;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.TIME;

import dev.lakebird.functions.date.DateParts;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The start of the part that a time lies in.
///
/// Source: GoogleSQL reference, "Time functions".
public final class TimeTruncate implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("TIME_TRUNC", "time")
          .takes(TIME, required(TIME), keyword(DateParts.TIME_EXTRACTS))
          .example("TIME_TRUNC(TIME '15:30:00', HOUR)", "TIME '15:00:00'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return TimeSteps.truncate(call);
  }
}
