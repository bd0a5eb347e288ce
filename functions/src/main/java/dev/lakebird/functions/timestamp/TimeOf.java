package dev.lakebird.functions.timestamp;

import static dev.lakebird.functions.spi.Parameters.optional;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.DATETIME;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.STRING;
import static dev.lakebird.types.SqlType.TIME;
import static dev.lakebird.types.SqlType.TIMESTAMP;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.date.CivilClock;
import dev.lakebird.functions.date.CivilKernel;
import dev.lakebird.functions.date.Identity;
import dev.lakebird.functions.date.Zones;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;

/// A TIME from its parts, or the time of a DATETIME, or of a TIMESTAMP in a zone.
///
/// Source: GoogleSQL reference, "Time functions".
public final class TimeOf implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("TIME", "time")
          .takes(TIME, INT64, INT64, INT64)
          .takes(TIME, DATETIME)
          .takes(TIME, TIME)
          .takes(TIME, required(TIMESTAMP), optional(STRING))
          .example("TIME(15, 30, 0)", "TIME '15:30:00'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return switch (call.argument(0).type().type()) {
      case SqlType.Int64 t ->
          CivilKernel.of(call, row -> timeOf(row.longAt(0), row.longAt(1), row.longAt(2)));
      case SqlType.Datetime t -> CivilKernel.of(call, row -> CivilClock.timeOf(row.longAt(0)));
      case SqlType.Timestamp t -> {
        Zones zones = Zones.of(call, 1);
        yield CivilKernel.of(
            call, row -> CivilClock.timeOf(Zones.toCivil(row.longAt(0), zones.at(row))));
      }
      case SqlType t -> Identity.of(call);
    };
  }

  private static long timeOf(long hour, long minute, long second) {
    if (!CivilClock.exists(hour, minute, second)) {
      throw new LakebirdException(
          ErrorCode.INVALID_VALUE,
          String.format("Input calculates to invalid time: %02d:%02d:%02d", hour, minute, second));
    }
    return CivilClock.time(hour, minute, second);
  }
}
