package dev.lakebird.functions.castformat;

import static dev.lakebird.functions.spi.Parameters.optional;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.STRING;
import static dev.lakebird.types.SqlType.TIMESTAMP;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// `CAST(text AS TIMESTAMP FORMAT model [AT TIME ZONE zone])`. A year or month that the model does not
/// have is the current one, a day 1, anything else 0.
///
/// Source: GoogleSQL reference, "Format elements", "Format clause for CAST".
public final class CastTimestampFormat implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$cast_timestamp_format", "conversion")
          .takes(TIMESTAMP, required(STRING), required(STRING), optional(STRING))
          .stable()
          .example(
              "CAST('2018-12-03 15:30 +05' AS TIMESTAMP FORMAT 'YYYY-MM-DD HH24:MI TZH')",
              "TIMESTAMP '2018-12-03 10:30:00+00'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return DateKernels.parse(call);
  }
}
