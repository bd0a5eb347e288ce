package dev.lakebird.functions.timestamp;

import static dev.lakebird.functions.spi.Parameters.optional;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.DATE;
import static dev.lakebird.types.SqlType.DATETIME;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.STRING;
import static dev.lakebird.types.SqlType.TIME;
import static dev.lakebird.types.SqlType.TIMESTAMP;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.date.CivilClock;
import dev.lakebird.functions.date.CivilDate;
import dev.lakebird.functions.date.CivilKernel;
import dev.lakebird.functions.date.Identity;
import dev.lakebird.functions.date.Zones;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;

/// A DATETIME from its parts, a DATE with or without a TIME, or a TIMESTAMP in a zone.
///
/// Source: GoogleSQL reference, "Datetime functions".
public final class DatetimeOf implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("DATETIME", "datetime")
          .takes(DATETIME, INT64, INT64, INT64, INT64, INT64, INT64)
          .takes(DATETIME, DATE, TIME)
          .takes(DATETIME, DATE)
          .takes(DATETIME, DATETIME)
          .takes(DATETIME, required(TIMESTAMP), optional(STRING))
          .example("DATETIME(2008, 12, 25, 5, 30, 0)", "DATETIME '2008-12-25 05:30:00'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return switch (call.argument(0).type().type()) {
      case SqlType.Int64 t -> CivilKernel.of(call, DatetimeOf::ofParts);
      case SqlType.Date t when call.arguments().size() == 2 ->
          CivilKernel.of(call, row -> row.longAt(0) * CivilClock.DAY + row.longAt(1));
      case SqlType.Date t -> CivilKernel.of(call, row -> row.longAt(0) * CivilClock.DAY);
      case SqlType.Timestamp t -> {
        Zones zones = Zones.of(call, 1);
        yield CivilKernel.of(call, row -> Zones.toCivil(row.longAt(0), zones.at(row)));
      }
      case SqlType t -> Identity.of(call);
    };
  }

  private static long ofParts(Row row) {
    long year = row.longAt(0);
    long month = row.longAt(1);
    long day = row.longAt(2);
    long hour = row.longAt(3);
    long minute = row.longAt(4);
    long second = row.longAt(5);
    if (!CivilDate.exists(year, month, day) || !CivilClock.exists(hour, minute, second)) {
      throw new LakebirdException(
          ErrorCode.INVALID_VALUE,
          String.format(
              "Input calculates to invalid datetime: %04d-%02d-%02d %02d:%02d:%02d",
              year, month, day, hour, minute, second));
    }
    return CivilDate.day((int) year, (int) month, (int) day) * CivilClock.DAY
        + CivilClock.time(hour, minute, second);
  }
}
