package dev.lakebird.functions.date;

import static dev.lakebird.types.SqlType.DATE;
import static dev.lakebird.types.SqlType.DATETIME;
import static dev.lakebird.types.SqlType.INT64;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;

/// The date or civil time some months later; the last day of a month stays the last day.
///
/// Source: GoogleSQL reference, "Date functions" and "Datetime functions".
public final class AddMonths implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("ADD_MONTHS", "date")
          .takes(DATE, DATE, INT64)
          .takes(DATETIME, DATETIME, INT64)
          .example("ADD_MONTHS(DATE '2026-02-28', -1)", "DATE '2026-01-31'")
          .example(
              "ADD_MONTHS(DATETIME '2026-01-30 09:30:00', 1)", "DATETIME '2026-02-28 09:30:00'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    boolean isDate = call.argument(0).type().type() instanceof SqlType.Date;
    return RowKernels.strict(call)
        .longs(
            row ->
                isDate
                    ? MonthMath.plus((int) row.longAt(0), row.longAt(1))
                    : MonthMath.plusMicros(row.longAt(0), row.longAt(1)));
  }
}
