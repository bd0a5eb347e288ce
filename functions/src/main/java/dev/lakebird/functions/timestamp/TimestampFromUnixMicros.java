package dev.lakebird.functions.timestamp;

import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.TIMESTAMP;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The timestamp of micros since 1970-01-01 00:00:00 UTC; of a timestamp the same one.
///
/// Source: GoogleSQL reference, "Timestamp functions".
public final class TimestampFromUnixMicros implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("TIMESTAMP_FROM_UNIX_MICROS", "timestamp")
          .takes(TIMESTAMP, INT64)
          .takes(TIMESTAMP, TIMESTAMP)
          .example(
              "TIMESTAMP_FROM_UNIX_MICROS(1230219000000000)", "TIMESTAMP '2008-12-25 15:30:00+00'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return UnixTimestamps.bind(call, 1);
  }
}
