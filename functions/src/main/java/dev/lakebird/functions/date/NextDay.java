package dev.lakebird.functions.date;

import static dev.lakebird.types.SqlType.DATE;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The first date later than the given one that is the day of the week of that name, or of its
/// first three letters.
///
/// Source: GoogleSQL reference, "Date functions".
public final class NextDay implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("NEXT_DAY", "date")
          .takes(DATE, DATE, STRING)
          .example("NEXT_DAY(DATE '2026-05-19', 'Fri')", "DATE '2026-05-22'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .longs(row -> MonthMath.next((int) row.longAt(0), row.stringAt(1)));
  }
}
