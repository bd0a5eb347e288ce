package dev.lakebird.functions.date;

import static dev.lakebird.functions.spi.Parameters.optional;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.DATE;
import static dev.lakebird.types.SqlType.DATETIME;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.STRING;
import static dev.lakebird.types.SqlType.TIMESTAMP;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;

/// A DATE from year, month and day, or the date of a DATETIME or TIMESTAMP in a zone.
///
/// A day that does not exist is an error. Source: GoogleSQL reference, "Date functions".
public final class DateOf implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("DATE", "date")
          .takes(DATE, INT64, INT64, INT64)
          .takes(DATE, DATETIME)
          .takes(DATE, DATE)
          .takes(DATE, required(TIMESTAMP), optional(STRING))
          .example("DATE(2016, 12, 25)", "DATE '2016-12-25'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return switch (call.argument(0).type().type()) {
      case SqlType.Int64 t ->
          CivilKernel.of(call, row -> dateOf(row.longAt(0), row.longAt(1), row.longAt(2)));
      case SqlType.Datetime t -> CivilKernel.of(call, row -> CivilClock.dayOf(row.longAt(0)));
      case SqlType.Timestamp t -> {
        Zones zones = Zones.of(call, 1);
        yield CivilKernel.of(
            call, row -> CivilClock.dayOf(Zones.toCivil(row.longAt(0), zones.at(row))));
      }
      case SqlType t -> Identity.of(call);
    };
  }

  private static int dateOf(long year, long month, long day) {
    if (!CivilDate.exists(year, month, day)) {
      throw new LakebirdException(
          ErrorCode.INVALID_VALUE,
          String.format("Input calculates to invalid date: %04d-%02d-%02d", year, month, day));
    }
    return CivilDate.day((int) year, (int) month, (int) day);
  }
}
