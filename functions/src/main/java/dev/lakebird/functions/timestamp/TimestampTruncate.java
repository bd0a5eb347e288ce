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

/// The start of the part that the timestamp lies in, in the zone given, else that of the session.
///
/// Source: GoogleSQL reference, "Timestamp functions".
public final class TimestampTruncate implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("TIMESTAMP_TRUNC", "timestamp")
          .takes(
              TIMESTAMP,
              required(TIMESTAMP),
              keyword(DateParts.TIMESTAMP_TRUNCATIONS),
              optional(STRING))
          .takes(DATETIME, required(DATETIME), keyword(DateParts.DATETIME_BOUNDARIES))
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
