package dev.lakebird.functions.timestamp;

import static dev.lakebird.functions.spi.Parameters.keyword;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.DATETIME;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.TIMESTAMP;

import dev.lakebird.functions.date.CivilDifference;
import dev.lakebird.functions.date.DateParts;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// How many part boundaries lie between two civil times: `DATETIME_DIFF(end, start, part)`.
///
/// Source: GoogleSQL reference, "Datetime functions".
public final class DatetimeDifference implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("DATETIME_DIFF", "datetime")
          .takes(
              INT64, required(DATETIME), required(DATETIME), keyword(DateParts.DATETIME_BOUNDARIES))
          .takes(
              INT64,
              required(TIMESTAMP),
              required(TIMESTAMP),
              keyword(DateParts.TIMESTAMP_BOUNDARIES))
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
