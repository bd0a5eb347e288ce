package dev.lakebird.functions.date;

import static dev.lakebird.functions.spi.Parameters.keywordOptional;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.DATE;
import static dev.lakebird.types.SqlType.DATETIME;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;

/// The last day of the part that the date lies in; MONTH if none is given.
///
/// Source: GoogleSQL reference, "Date functions".
public final class LastDay implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("LAST_DAY", "date")
          .takes(DATE, required(DATE), keywordOptional(DateParts.DATE_BOUNDARIES))
          .takes(DATE, required(DATETIME), keywordOptional(DateParts.DATE_BOUNDARIES))
          .example("LAST_DAY(DATE '2008-11-25')", "DATE '2008-11-30'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    DayPart part = DayPart.of(call.arguments().size() > 1 ? Keywords.of(call, 1) : "MONTH");
    boolean isDate = call.argument(0).type().type() instanceof SqlType.Date;
    return CivilKernel.of(
        call,
        row -> {
          long value = row.longAt(0);
          int last = part.last(isDate ? (int) value : CivilClock.dayOf(value));
          if (!CivilDate.inRange(last)) {
            throw new LakebirdException(
                ErrorCode.OUT_OF_RANGE, "The last day of the part leaves the range of DATE");
          }
          return last;
        });
  }
}
