package dev.lakebird.functions.castformat;

import static dev.lakebird.types.SqlType.DATETIME;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// `CAST(text AS DATETIME FORMAT model)`. A year or month that the model does not have is the current
/// one, a day 1, anything else 0.
///
/// Source: GoogleSQL reference, "Format elements", "Format clause for CAST".
public final class CastDatetimeFormat implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$cast_datetime_format", "conversion")
          .takes(DATETIME, STRING, STRING)
          .stable()
          .example(
              "CAST('03.12.2018 15:30' AS DATETIME FORMAT 'DD.MM.YYYY HH24:MI')",
              "DATETIME '2018-12-03 15:30:00'")
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
