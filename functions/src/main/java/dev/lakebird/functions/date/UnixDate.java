package dev.lakebird.functions.date;

import static dev.lakebird.types.SqlType.DATE;
import static dev.lakebird.types.SqlType.INT64;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.vector.ValueBounds;

/// Days since 1970-01-01.
///
/// Source: GoogleSQL reference, "Date functions".
public final class UnixDate implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("UNIX_DATE", "date")
          .takes(INT64, DATE)
          .example("UNIX_DATE(DATE '2008-12-25')", "14238")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    ValueBounds range = ValueBounds.of(CivilDate.DAY_MIN, CivilDate.DAY_MAX);
    return DayKernel.of(call, 0, call.argument(0).bounds().orElse(range), new DayLoops.UnixDays());
  }
}
