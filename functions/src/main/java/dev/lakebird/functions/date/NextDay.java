package dev.lakebird.functions.date;

import static dev.lakebird.types.SqlType.DATE;
import static dev.lakebird.types.SqlType.DATETIME;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;

/// The first date later than the given one that is the day of the week of that name, or of its
/// first three letters.
///
/// Source: GoogleSQL reference, "Date functions" and "Datetime functions".
public final class NextDay implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("NEXT_DAY", "date")
          .takes(DATE, DATE, STRING)
          .takes(DATE, DATETIME, STRING)
          .example("NEXT_DAY(DATE '2026-05-19', 'Fri')", "DATE '2026-05-22'")
          .example("NEXT_DAY(DATETIME '2026-05-22 16:59:00', 'Friday')", "DATE '2026-05-29'")
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
            row -> {
              long value = row.longAt(0);
              return MonthMath.next(
                  isDate ? (int) value : CivilClock.dayOf(value), row.stringAt(1));
            });
  }
}
