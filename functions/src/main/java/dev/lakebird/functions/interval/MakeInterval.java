package dev.lakebird.functions.interval;

import static dev.lakebird.functions.spi.Parameters.named;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.INTERVAL;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.value.Value;

/// The interval of years, months, days, hours, minutes and seconds; what is not given is 0.
///
/// Source: GoogleSQL reference, "Interval functions".
public final class MakeInterval implements ScalarFunction {
  private static final int PARTS = 6;

  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("MAKE_INTERVAL", "interval")
          .takes(
              INTERVAL,
              named("year", INT64, Value.of(0)),
              named("month", INT64, Value.of(0)),
              named("day", INT64, Value.of(0)),
              named("hour", INT64, Value.of(0)),
              named("minute", INT64, Value.of(0)),
              named("second", INT64, Value.of(0)))
          .example("MAKE_INTERVAL(1, 6, 15)", "INTERVAL '1-6 15 0:0:0' YEAR TO SECOND")
          .example(
              "MAKE_INTERVAL(1, minute => 5, day => 2)", "INTERVAL '1-0 2 0:5:0' YEAR TO SECOND")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .values(
            row -> {
              long[] counts = new long[PARTS];
              for (int i = 0; i < row.count(); i++) {
                counts[i] = row.longAt(i);
              }
              return Intervals.of(counts);
            });
  }
}
