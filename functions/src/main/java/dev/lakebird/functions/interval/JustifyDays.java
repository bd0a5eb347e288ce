package dev.lakebird.functions.interval;

import static dev.lakebird.types.SqlType.INTERVAL;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.value.Value.IntervalValue;

/// The interval with days from -29 to 29: thirty days are a month.
///
/// Source: GoogleSQL reference, "Interval functions".
public final class JustifyDays implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("JUSTIFY_DAYS", "interval")
          .takes(INTERVAL, INTERVAL)
          .example("JUSTIFY_DAYS(INTERVAL 31 DAY)", "INTERVAL '0-1 1 0:0:0' YEAR TO SECOND")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .values(row -> Intervals.justifyDays((IntervalValue) row.valueAt(0)));
  }
}
