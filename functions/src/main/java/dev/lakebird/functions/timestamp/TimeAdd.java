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

/// The time some parts later, around midnight: `TIME_ADD(time, INTERVAL n part)` as `(time, n,
/// part)`.
///
/// Source: GoogleSQL reference, "Time functions".
public final class TimeAdd implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("TIME_ADD", "time")
          .takes(TIME, required(TIME), required(INT64), keyword(DateParts.TIME_EXTRACTS))
          .example("TIME_ADD(TIME '15:30:00', INTERVAL 10 HOUR)", "TIME '01:30:00'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return TimeSteps.bind(call, 1);
  }
}
