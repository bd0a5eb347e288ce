package dev.lakebird.functions.timestamp;

import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.TIMESTAMP;

import dev.lakebird.functions.date.CivilClock;
import dev.lakebird.functions.date.CivilKernel;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// Seconds since 1970-01-01 00:00:00 UTC, rounded down.
///
/// Source: GoogleSQL reference, "Timestamp functions".
public final class UnixSeconds implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("UNIX_SECONDS", "timestamp").takes(INT64, TIMESTAMP).build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return CivilKernel.of(call, row -> Math.floorDiv(row.longAt(0), CivilClock.SECOND));
  }
}
