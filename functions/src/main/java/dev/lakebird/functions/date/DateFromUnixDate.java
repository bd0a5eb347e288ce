package dev.lakebird.functions.date;

import static dev.lakebird.types.SqlType.DATE;
import static dev.lakebird.types.SqlType.INT64;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The date so many days after 1970-01-01.
///
/// Source: GoogleSQL reference, "Date functions".
public final class DateFromUnixDate implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("DATE_FROM_UNIX_DATE", "date")
          .takes(DATE, INT64)
          .example("DATE_FROM_UNIX_DATE(14238)", "DATE '2008-12-25'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return CivilKernel.of(
        call,
        row -> {
          long day = row.longAt(0);
          if (!CivilDate.inRange(day)) {
            throw new LakebirdException(
                ErrorCode.OUT_OF_RANGE,
                "DATE_FROM_UNIX_DATE range is "
                    + CivilDate.DAY_MIN
                    + " to "
                    + CivilDate.DAY_MAX
                    + " but saw "
                    + day);
          }
          return day;
        });
  }
}
