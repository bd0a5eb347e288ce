package dev.lakebird.functions.date;

import static dev.lakebird.functions.spi.Parameters.keyword;
import static dev.lakebird.functions.spi.Parameters.optional;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.DATE;
import static dev.lakebird.types.SqlType.DATETIME;
import static dev.lakebird.types.SqlType.STRING;
import static dev.lakebird.types.SqlType.TIMESTAMP;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The first day of the part that the date lies in.
///
/// Source: GoogleSQL reference, "Date functions".
public final class DateTruncate implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("DATE_TRUNC", "date")
          .takes(DATE, required(DATE), keyword(DateParts.DATE_BOUNDARIES))
          .takes(DATETIME, required(DATETIME), keyword(DateParts.DATETIME_BOUNDARIES))
          .takes(
              TIMESTAMP,
              required(TIMESTAMP),
              keyword(DateParts.TIMESTAMP_TRUNCATIONS),
              optional(STRING))
          .example("DATE_TRUNC(DATE '2008-12-25', MONTH)", "DATE '2008-12-01'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return CivilTruncation.bind(call);
  }
}
