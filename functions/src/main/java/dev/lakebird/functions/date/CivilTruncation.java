package dev.lakebird.functions.date;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.vector.ValueBounds;
import java.time.ZoneId;

/// What the `…_TRUNC` functions share. Arguments are the value, the part and, for timestamps, the
/// zone.
public final class CivilTruncation {
  private CivilTruncation() {}

  /// A kernel that answers the start of the part that a value lies in.
  public static ScalarKernel bind(BoundCall call) {
    String part = Keywords.of(call, 1);
    return switch (call.argument(0).type().type()) {
      case SqlType.Date t -> {
        DayPart days = DayPart.of(part);
        yield days.startsInRange()
            ? DayKernel.of(
                call,
                0,
                ValueBounds.of(CivilDate.DAY_MIN, CivilDate.DAY_MAX),
                new DayLoops.Starts(days))
            : CivilKernel.of(call, row -> checked(days.truncate((int) row.longAt(0)), part));
      }
      case SqlType.Datetime t when CivilClock.isPart(part) ->
          MicrosKernel.truncate(call, part, Zones.utc());
      case SqlType.Datetime t ->
          CivilKernel.of(call, row -> datetime(row.longAt(0), part, "DATETIME"));
      case SqlType.Timestamp t when CivilClock.isPart(part) ->
          MicrosKernel.truncate(call, part, Zones.of(call, 2));
      case SqlType.Timestamp t -> {
        Zones zones = Zones.of(call, 2);
        yield CivilKernel.of(call, row -> timestamp(row.longAt(0), part, zones.at(row)));
      }
      case SqlType t -> throw LakebirdException.internal("No truncation of " + t.sqlName());
    };
  }

  private static int checked(int day, String part) {
    if (!CivilDate.inRange(day)) {
      throw outOfRange("DATE", part);
    }
    return day;
  }

  private static long datetime(long micros, String part, String type) {
    int day = DayPart.of(part).truncate(CivilClock.dayOf(micros));
    if (!CivilDate.inRange(day)) {
      throw outOfRange(type, part);
    }
    return day * CivilClock.DAY;
  }

  /// Days and longer parts begin when the civil time of their start is first shown.
  private static long timestamp(long micros, String part, ZoneId zone) {
    long civil = Zones.toCivil(micros, zone);
    long truncated = Zones.fromCivil(datetime(civil, part, "TIMESTAMP"), zone);
    if (!CivilClock.inRange(truncated)) {
      throw outOfRange("TIMESTAMP", part);
    }
    return truncated;
  }

  private static LakebirdException outOfRange(String type, String part) {
    return new LakebirdException(
        ErrorCode.OUT_OF_RANGE, "Truncation to " + part + " leaves the range of " + type);
  }
}
