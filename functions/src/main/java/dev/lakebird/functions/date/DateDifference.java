package dev.lakebird.functions.date;

import static dev.lakebird.functions.spi.Parameters.keyword;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.DATE;
import static dev.lakebird.types.SqlType.DATETIME;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.TIMESTAMP;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// How many part boundaries lie between two dates: `DATE_DIFF(end, start, part)`.
///
/// WEEK counts Sundays, WEEK(day) that day, ISOWEEK Mondays. Source: GoogleSQL reference, "Date
/// functions".
public final class DateDifference implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("DATE_DIFF", "date")
          .takes(INT64, required(DATE), required(DATE), keyword(DateParts.DATE_BOUNDARIES))
          .takes(
              INT64, required(DATETIME), required(DATETIME), keyword(DateParts.DATETIME_BOUNDARIES))
          .takes(
              INT64,
              required(TIMESTAMP),
              required(TIMESTAMP),
              keyword(DateParts.TIMESTAMP_BOUNDARIES))
          .example("DATE_DIFF(DATE '2010-07-07', DATE '2008-12-25', DAY)", "559")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return CivilDifference.bind(call);
  }
}
