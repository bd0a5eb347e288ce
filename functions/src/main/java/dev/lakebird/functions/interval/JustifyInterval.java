package dev.lakebird.functions.interval;

import static dev.lakebird.types.SqlType.INTERVAL;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.value.Value.IntervalValue;

/// The interval with days from -29 to 29, a time of less than a day, and one sign for all parts.
///
/// Source: GoogleSQL reference, "Interval functions".
public final class JustifyInterval implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("JUSTIFY_INTERVAL", "interval")
          .takes(INTERVAL, INTERVAL)
          .example(
              "JUSTIFY_INTERVAL(INTERVAL '29 49:00:00' DAY TO SECOND)",
              "INTERVAL '0-1 1 1:0:0' YEAR TO SECOND")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call).values(row -> Intervals.justify((IntervalValue) row.valueAt(0)));
  }
}
