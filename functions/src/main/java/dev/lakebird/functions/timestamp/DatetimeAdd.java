package dev.lakebird.functions.timestamp;

import static dev.lakebird.functions.spi.Parameters.keyword;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.DATETIME;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.TIMESTAMP;

import dev.lakebird.functions.date.CivilSteps;
import dev.lakebird.functions.date.DateParts;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The civil time some parts later: `DATETIME_ADD(datetime, INTERVAL n part)` as `(datetime, n,
/// part)`.
///
/// A day beyond the end of the month becomes its last day. Source: GoogleSQL reference, "Datetime
/// functions".
public final class DatetimeAdd implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("DATETIME_ADD", "datetime")
          .takes(DATETIME, required(DATETIME), required(INT64), keyword(DateParts.DATETIME_STEPS))
          .takes(
              TIMESTAMP, required(TIMESTAMP), required(INT64), keyword(DateParts.TIMESTAMP_STEPS))
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
