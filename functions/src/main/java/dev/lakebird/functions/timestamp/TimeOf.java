package dev.lakebird.functions.timestamp;

import static dev.lakebird.functions.spi.Parameters.optional;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.DATETIME;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.STRING;
import static dev.lakebird.types.SqlType.TIME;
import static dev.lakebird.types.SqlType.TIMESTAMP;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// A TIME from its parts, or the time of a DATETIME, or of a TIMESTAMP in a zone.
///
/// Source: GoogleSQL reference, "Time functions".
public final class TimeOf implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("TIME", "time")
          .takes(TIME, INT64, INT64, INT64)
          .takes(TIME, DATETIME)
          .takes(TIME, TIME)
          .takes(TIME, required(TIMESTAMP), optional(STRING))
          .example("TIME(15, 30, 0)", "TIME '15:30:00'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    throw LakebirdException.unimplemented("The function TIME");
  }
}
