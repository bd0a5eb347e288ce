package dev.lakebird.functions.timestamp;

import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.TIMESTAMP;

import dev.lakebird.functions.date.CivilKernel;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The timestamp so many microseconds after 1970-01-01 00:00:00 UTC.
///
/// Source: GoogleSQL reference, "Timestamp functions".
public final class TimestampMicros implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("TIMESTAMP_MICROS", "timestamp").takes(TIMESTAMP, INT64).build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return CivilKernel.of(call, row -> TimestampRange.scaled(row.longAt(0), 1));
  }
}
