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

/// The date some days, weeks, months, quarters or years later: `DATE_ADD(date, INTERVAL n part)`
/// as `(date, n, part)`.
///
/// A day beyond the end of the month becomes its last day. Outside the years 1 to 9999 it is an
/// error. Source: GoogleSQL reference, "Date functions".
public final class DateAdd implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("DATE_ADD", "date")
          .takes(DATE, required(DATE), required(INT64), keyword(DateParts.DATE_STEPS))
          .takes(DATETIME, required(DATETIME), required(INT64), keyword(DateParts.DATETIME_STEPS))
          .takes(
              TIMESTAMP, required(TIMESTAMP), required(INT64), keyword(DateParts.TIMESTAMP_STEPS))
          .example("DATE_ADD(DATE '2024-01-31', INTERVAL 1 MONTH)", "DATE '2024-02-29'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return CivilSteps.plus(call);
  }
}
