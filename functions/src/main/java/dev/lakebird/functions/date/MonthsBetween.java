package dev.lakebird.functions.date;

import static dev.lakebird.types.SqlType.DATE;
import static dev.lakebird.types.SqlType.DATETIME;
import static dev.lakebird.types.SqlType.FLOAT64;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;

/// The months from the second date or civil time to the first: whole ones, and days as 31st parts
/// unless both are the same or the last day of their month.
///
/// Source: GoogleSQL reference, "Date functions" and "Datetime functions".
public final class MonthsBetween implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("MONTHS_BETWEEN", "date")
          .takes(FLOAT64, DATE, DATE)
          .takes(FLOAT64, DATETIME, DATETIME)
          .example("MONTHS_BETWEEN(DATE '2007-12-13', DATE '2007-11-13')", "1.0")
          .example(
              "MONTHS_BETWEEN(DATETIME '2008-02-28 12:00:00', DATETIME '2008-02-28 18:00:00')",
              "0.0")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    boolean isDate = call.argument(0).type().type() instanceof SqlType.Date;
    return RowKernels.strict(call)
        .doubles(
            row ->
                isDate
                    ? MonthMath.between((int) row.longAt(0), (int) row.longAt(1))
                    : MonthMath.between(row.longAt(0), row.longAt(1)));
  }
}
