package dev.lakebird.functions.date;

import static dev.lakebird.types.SqlType.DATE;
import static dev.lakebird.types.SqlType.FLOAT64;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The months from the second date to the first: whole ones, and days as 31st parts unless both are
/// the same or the last day of their month.
///
/// Source: GoogleSQL reference, "Date functions".
public final class MonthsBetween implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("MONTHS_BETWEEN", "date")
          .takes(FLOAT64, DATE, DATE)
          .example("MONTHS_BETWEEN(DATE '2007-12-13', DATE '2007-11-13')", "1.0")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .doubles(row -> MonthMath.between((int) row.longAt(0), (int) row.longAt(1)));
  }
}
