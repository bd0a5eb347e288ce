package dev.lakebird.functions.interval;

import static dev.lakebird.types.SqlType.INTERVAL;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.value.Value.IntervalValue;

/// The interval with a time of less than a day: 24 hours are a day.
///
/// Source: GoogleSQL reference, "Interval functions".
public final class JustifyHours implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("JUSTIFY_HOURS", "interval")
          .takes(INTERVAL, INTERVAL)
          .example("JUSTIFY_HOURS(INTERVAL 47 HOUR)", "INTERVAL '0-0 1 23:0:0' YEAR TO SECOND")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .values(row -> Intervals.justifyHours((IntervalValue) row.valueAt(0)));
  }
}
