package dev.lakebird.functions.castformat;

import static dev.lakebird.types.SqlType.DATE;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// `CAST(text AS DATE FORMAT model)`. A year or month that the model does not have is the current
/// one, a day 1, anything else 0.
///
/// Source: GoogleSQL reference, "Format elements", "Format clause for CAST".
public final class CastDateFormat implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$cast_date_format", "conversion")
          .takes(DATE, STRING, STRING)
          .stable()
          .example("CAST('DEC 03, 2018' AS DATE FORMAT 'MON DD, YYYY')", "DATE '2018-12-03'")
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
