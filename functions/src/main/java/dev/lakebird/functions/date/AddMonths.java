package dev.lakebird.functions.date;

import static dev.lakebird.types.SqlType.DATE;
import static dev.lakebird.types.SqlType.INT64;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The date some months later; the last day of a month stays the last day.
///
/// Source: GoogleSQL reference, "Date functions".
public final class AddMonths implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("ADD_MONTHS", "date")
          .takes(DATE, DATE, INT64)
          .example("ADD_MONTHS(DATE '2026-02-28', -1)", "DATE '2026-01-31'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call).longs(row -> MonthMath.plus((int) row.longAt(0), row.longAt(1)));
  }
}
