package dev.lakebird.functions.interval;

import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.INTERVAL;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.date.DateParts;
import dev.lakebird.functions.date.Keywords;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.Parameters;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// `INTERVAL count part`.
///
/// Source: GoogleSQL reference, "Interval functions".
public final class IntervalOf implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$interval", "interval")
          .takes(INTERVAL, Parameters.required(INT64), Parameters.keyword(DateParts.INTERVAL_PARTS))
          .example("INTERVAL 5 WEEK", "INTERVAL '0-0 35 0:0:0' YEAR TO SECOND")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    String part = Keywords.of(call, 1);
    return RowKernels.strict(call).values(row -> Intervals.of(row.longAt(0), part));
  }
}
