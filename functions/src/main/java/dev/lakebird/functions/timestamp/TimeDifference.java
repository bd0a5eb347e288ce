package dev.lakebird.functions.timestamp;

import static dev.lakebird.functions.spi.Parameters.keyword;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.TIME;

import dev.lakebird.functions.date.DateParts;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// How many boundaries of a part lie between two times, the second being the earlier one.
///
/// Source: GoogleSQL reference, "Time functions".
public final class TimeDifference implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("TIME_DIFF", "time")
          .takes(INT64, required(TIME), required(TIME), keyword(DateParts.TIME_EXTRACTS))
          .example("TIME_DIFF(TIME '15:30:00', TIME '14:35:00', MINUTE)", "55")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return TimeSteps.difference(call);
  }
}
