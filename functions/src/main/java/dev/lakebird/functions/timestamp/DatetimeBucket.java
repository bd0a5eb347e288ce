package dev.lakebird.functions.timestamp;

import static dev.lakebird.functions.spi.Parameters.optional;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.DATE;
import static dev.lakebird.types.SqlType.DATETIME;
import static dev.lakebird.types.SqlType.INTERVAL;
import static dev.lakebird.types.SqlType.TIMESTAMP;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The start of the bucket that a date or time lies in. Buckets are as wide as an INTERVAL of one
/// part and one of them starts at `origin`, 1950-01-01 if not given.
///
/// A width that is not positive, or that the type has no steps of, is an error. Source: GoogleSQL
/// reference, "Time series functions".
public final class DatetimeBucket implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("DATETIME_BUCKET", "datetime")
          .takes(DATETIME, required(DATETIME), required(INTERVAL), optional(DATETIME))
          .takes(TIMESTAMP, required(TIMESTAMP), required(INTERVAL), optional(TIMESTAMP))
          .takes(DATE, required(DATE), required(INTERVAL), optional(DATE))
          .example(
              "DATETIME_BUCKET(DATETIME '2020-02-15 14:57:39', CAST('0-0 7 0:0:0' AS INTERVAL))",
              "DATETIME '2020-02-09 00:00:00'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return CivilBuckets.bind(call);
  }
}
