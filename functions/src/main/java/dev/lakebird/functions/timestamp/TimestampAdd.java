package dev.lakebird.functions.timestamp;

import static dev.lakebird.functions.spi.Parameters.keyword;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.TIMESTAMP;

import dev.lakebird.functions.date.CivilSteps;
import dev.lakebird.functions.date.DateParts;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The timestamp some microseconds to days later: `TIMESTAMP_ADD(timestamp, INTERVAL n part)` as
/// `(timestamp, n, part)`.
///
/// A DAY is 24 hours. Source: GoogleSQL reference, "Timestamp functions".
public final class TimestampAdd implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("TIMESTAMP_ADD", "timestamp")
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
