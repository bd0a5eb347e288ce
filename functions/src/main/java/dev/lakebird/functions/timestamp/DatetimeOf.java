package dev.lakebird.functions.timestamp;

import static dev.lakebird.functions.spi.Parameters.optional;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.DATE;
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

/// A DATETIME from its parts, a DATE with or without a TIME, or a TIMESTAMP in a zone.
///
/// Source: GoogleSQL reference, "Datetime functions".
public final class DatetimeOf implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("DATETIME", "datetime")
          .takes(DATETIME, INT64, INT64, INT64, INT64, INT64, INT64)
          .takes(DATETIME, DATE, TIME)
          .takes(DATETIME, DATE)
          .takes(DATETIME, DATETIME)
          .takes(DATETIME, required(TIMESTAMP), optional(STRING))
          .example("DATETIME(2008, 12, 25, 5, 30, 0)", "DATETIME '2008-12-25 05:30:00'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    throw LakebirdException.unimplemented("The function DATETIME");
  }
}
