package dev.lakebird.functions.date;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;

/// What the `…_DIFF` functions share. Arguments are the end, the start and the part.
public final class CivilDifference {
  private CivilDifference() {}

  /// A kernel that counts part boundaries between dates and datetimes, and whole parts between
  /// timestamps.
  public static ScalarKernel bind(BoundCall call) {
    String part = Keywords.of(call, 2);
    return switch (call.argument(0).type().type()) {
      case SqlType.Date t -> dates(call, DayPart.of(part));
      case SqlType.Datetime t -> {
        if (CivilClock.isPart(part)) {
          long unit = CivilClock.micros(part);
          yield CivilKernel.of(
              call, row -> Math.floorDiv(row.longAt(0), unit) - Math.floorDiv(row.longAt(1), unit));
        }
        DayPart days = DayPart.of(part);
        yield CivilKernel.of(
            call,
            row ->
                days.boundary(CivilClock.dayOf(row.longAt(0)))
                    - days.boundary(CivilClock.dayOf(row.longAt(1))));
      }
      case SqlType.Timestamp t -> {
        long unit = CivilClock.micros(part);
        yield CivilKernel.of(call, row -> (row.longAt(0) - row.longAt(1)) / unit);
      }
      case SqlType t -> throw LakebirdException.internal("No difference of " + t.sqlName());
    };
  }

  private static ScalarKernel dates(BoundCall call, DayPart part) {
    long most = CivilDate.DAY_MAX - (long) CivilDate.DAY_MIN;
    return part.kind() == DayPart.Kind.DAY
        ? CivilKernel.within(call, -most, most, row -> row.longAt(0) - row.longAt(1))
        : CivilKernel.within(
            call,
            -most,
            most,
            row -> part.boundary((int) row.longAt(0)) - part.boundary((int) row.longAt(1)));
  }
}
