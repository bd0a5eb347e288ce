package dev.lakebird.functions.castformat;

import static dev.lakebird.types.SqlType.STRING;
import static dev.lakebird.types.SqlType.TIME;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// `CAST(text AS TIME FORMAT model)`. A year or month that the model does not have is the current
/// one, a day 1, anything else 0.
///
/// Source: GoogleSQL reference, "Format elements", "Format clause for CAST".
public final class CastTimeFormat implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$cast_time_format", "conversion")
          .takes(TIME, STRING, STRING)
          .example("CAST('03:30 P.M.' AS TIME FORMAT 'HH:MI P.M.')", "TIME '15:30:00'")
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
