package dev.lakebird.functions.cast;

import static dev.lakebird.functions.spi.Parameters.optional;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.DATE;
import static dev.lakebird.types.SqlType.DATETIME;
import static dev.lakebird.types.SqlType.JSON;
import static dev.lakebird.types.SqlType.STRING;
import static dev.lakebird.types.SqlType.TIME;
import static dev.lakebird.types.SqlType.TIMESTAMP;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The text of a date, time or truth value as a cast makes it, of a timestamp in a zone; of a JSON
/// string its text, of other JSON an error.
///
/// Source: GoogleSQL reference, "Timestamp functions" and "JSON functions".
public final class StringOf implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("STRING", "timestamp")
          .takes(STRING, required(TIMESTAMP), optional(STRING))
          .takes(STRING, DATE)
          .takes(STRING, DATETIME)
          .takes(STRING, TIME)
          .takes(STRING, JSON)
          .example("STRING(TIMESTAMP '2008-12-25 15:30:00+00', 'UTC')", "'2008-12-25 15:30:00+00'")
          .example("STRING(JSON '\"purple\"')", "'purple'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return StringKernel.bind(call);
  }
}
