package dev.lakebird.functions.date;

import static dev.lakebird.types.memory.NativeLayouts.INT;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.ValueBounds;

/// Kernels of EXTRACT by the type of the value, which is argument 1.
final class Extraction {
  private static final long NANOS_PER_MICRO = 1_000;

  private Extraction() {}

  static ScalarKernel bind(BoundCall call) {
    String part = Keywords.of(call, 0);
    return switch (call.argument(1).type().type()) {
      case SqlType.Date t -> ofDate(call, DayPart.of(part));
      case SqlType.Datetime t when CivilClock.isPart(part) ->
          MicrosKernel.extract(call, part, Zones.utc());
      case SqlType.Datetime t -> ofCivil(call, part, row -> row.longAt(1));
      case SqlType.Timestamp t when CivilClock.isPart(part) ->
          MicrosKernel.extract(call, part, Zones.of(call, 2));
      case SqlType.Timestamp t -> {
        Zones zones = Zones.of(call, 2);
        yield ofCivil(call, part, row -> Zones.toCivil(row.longAt(1), zones.at(row)));
      }
      case SqlType.Time t -> MicrosKernel.extract(call, part, Zones.utc());
      case SqlType.Interval t -> CivilKernel.of(call, row -> ofInterval(part, row));
      case SqlType t -> throw LakebirdException.internal("No parts of " + t.sqlName());
    };
  }

  private static ScalarKernel ofDate(BoundCall call, DayPart part) {
    DayKernel.Loops loops =
        switch (part.kind()) {
          case YEAR -> new DayLoops.Years();
          case MONTH -> new DayLoops.Months();
          case DAY, WEEK, ISOWEEK, QUARTER, ISOYEAR, DAYOFWEEK, DAYOFYEAR ->
              new DayLoops.Parts(part);
        };
    return DayKernel.of(call, 1, ValueBounds.of(part.extractMin(), part.extractMax()), loops);
  }

  private static ScalarKernel ofCivil(BoundCall call, String part, CivilKernel.RowFunction civil) {
    return switch (part) {
      case "DATE" -> CivilKernel.of(call, row -> CivilClock.dayOf(civil.apply(row)));
      case "TIME" -> CivilKernel.of(call, row -> CivilClock.timeOf(civil.apply(row)));
      case "DATETIME" -> CivilKernel.of(call, civil);
      default -> {
        DayPart days = DayPart.of(part);
        yield CivilKernel.within(
            call,
            days.extractMin(),
            days.extractMax(),
            row -> days.extract(CivilClock.dayOf(civil.apply(row))));
      }
    };
  }

  /// Parts of an interval have its sign.
  private static long ofInterval(String part, Row row) {
    var vector = (FixedVector) row.flat(1);
    long at = row.position(1) * 16L;
    long micros = vector.data().get(LONG, at + 8) / NANOS_PER_MICRO;
    return switch (part) {
      case "YEAR" -> vector.data().get(INT, at) / 12;
      case "MONTH" -> vector.data().get(INT, at) % 12;
      case "DAY" -> vector.data().get(INT, at + 4);
      case "HOUR" -> micros / CivilClock.HOUR;
      case "MINUTE" -> micros % CivilClock.HOUR / CivilClock.MINUTE;
      case "SECOND" -> micros % CivilClock.MINUTE / CivilClock.SECOND;
      case "MILLISECOND" -> micros % CivilClock.SECOND / 1_000;
      case "MICROSECOND" -> micros % CivilClock.SECOND;
      default -> throw LakebirdException.internal("No part of an interval: " + part);
    };
  }
}
