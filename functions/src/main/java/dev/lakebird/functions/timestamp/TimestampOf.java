package dev.lakebird.functions.timestamp;

import static dev.lakebird.functions.spi.Parameters.optional;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.DATE;
import static dev.lakebird.types.SqlType.DATETIME;
import static dev.lakebird.types.SqlType.STRING;
import static dev.lakebird.types.SqlType.TIMESTAMP;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// A TIMESTAMP from text, a DATE or a DATETIME in a zone: that given, else that of the session.
///
/// Text may carry a zone of its own. Source: GoogleSQL reference, "Timestamp functions".
public final class TimestampOf implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("TIMESTAMP", "timestamp")
          .takes(TIMESTAMP, required(STRING), optional(STRING))
          .takes(TIMESTAMP, required(DATE), optional(STRING))
          .takes(TIMESTAMP, required(DATETIME), optional(STRING))
          .takes(TIMESTAMP, TIMESTAMP)
          .example("TIMESTAMP('2008-12-25 15:30:00+00')", "TIMESTAMP '2008-12-25 15:30:00+00'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    throw LakebirdException.unimplemented("The function TIMESTAMP");
  }
}
