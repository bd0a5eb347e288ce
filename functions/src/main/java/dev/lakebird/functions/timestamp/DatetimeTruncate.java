package dev.lakebird.functions.timestamp;

import static dev.lakebird.functions.spi.Parameters.keyword;
import static dev.lakebird.functions.spi.Parameters.optional;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.DATETIME;
import static dev.lakebird.types.SqlType.STRING;
import static dev.lakebird.types.SqlType.TIMESTAMP;

import dev.lakebird.functions.date.CivilTruncation;
import dev.lakebird.functions.date.DateParts;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The start of the part that the civil time lies in.
///
/// Source: GoogleSQL reference, "Datetime functions".
public final class DatetimeTruncate implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("DATETIME_TRUNC", "datetime")
          .takes(DATETIME, required(DATETIME), keyword(DateParts.DATETIME_BOUNDARIES))
          .takes(
              TIMESTAMP,
              required(TIMESTAMP),
              keyword(DateParts.TIMESTAMP_TRUNCATIONS),
              optional(STRING))
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
