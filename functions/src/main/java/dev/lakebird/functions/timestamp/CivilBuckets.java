package dev.lakebird.functions.timestamp;

import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.date.CivilClock;
import dev.lakebird.functions.date.CivilDate;
import dev.lakebird.functions.date.Zones;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.Locale;

/// What the `…_BUCKET` functions share. Arguments are the value, the width and, where given, the origin.
final class CivilBuckets {
  private static final int ORIGIN_DAY = CivilDate.day(1950, 1, 1);

  private CivilBuckets() {}

  static ScalarKernel bind(BoundCall call) {
    SqlType type = call.resultType();
    boolean given = call.arguments().size() > 2;
    return RowKernels.strict(call)
        .longs(
            row -> {
              var width = (Value.IntervalValue) row.valueAt(1);
              requireOnePart(width);
              long value = row.longAt(0);
              return switch (type) {
                case SqlType.Date t ->
                    Math.floorDiv(
                        start(
                            value * CivilClock.DAY,
                            width,
                            (given ? row.longAt(2) : ORIGIN_DAY) * CivilClock.DAY,
                            type),
                        CivilClock.DAY);
                case SqlType.Timestamp t ->
                    start(
                        value,
                        width,
                        given
                            ? row.longAt(2)
                            : Zones.fromCivil(ORIGIN_DAY * CivilClock.DAY, row.context().zone()),
                        type);
                default ->
                    start(value, width, given ? row.longAt(2) : ORIGIN_DAY * CivilClock.DAY, type);
              };
            });
  }

  private static void requireOnePart(Value.IntervalValue width) {
    int parts = (width.months() != 0 ? 1 : 0) + (width.days() != 0 ? 1 : 0);
    parts += width.nanos() != 0 ? 1 : 0;
    if (parts == 0) {
      throw RowErrors.invalid("Zero bucket width INTERVAL is not allowed");
    }
    if (width.months() < 0 || width.days() < 0 || width.nanos() < 0) {
      throw RowErrors.invalid("Negative bucket width INTERVAL is not allowed");
    }
    if (parts > 1) {
      throw RowErrors.invalid("Only one of MONTH, DAY and time parts is allowed in bucket width");
    }
  }

  /// Microseconds of the start of the bucket; months are stepped from the origin, other parts have a
  /// fixed length.
  private static long start(long micros, Value.IntervalValue width, long origin, SqlType type) {
    if (width.months() != 0) {
      if (type instanceof SqlType.Timestamp) {
        throw RowErrors.invalid("MONTH and longer parts are not allowed in a bucket of TIMESTAMP");
      }
      return byMonths(micros, width.months(), origin, type);
    }
    if (width.nanos() != 0 && (type instanceof SqlType.Date || width.nanos() % 1000 != 0)) {
      throw RowErrors.invalid(
          type instanceof SqlType.Date
              ? "Parts of a day are not allowed in a bucket of DATE"
              : "NANOSECOND parts are not allowed in a bucket width");
    }
    long length = width.days() * CivilClock.DAY + width.nanos() / 1000;
    return checked(origin + Math.floorDiv(micros - origin, length) * length, micros, type);
  }

  private static long byMonths(long micros, int months, long origin, SqlType type) {
    long steps = Math.floorDiv(month(micros) - month(origin), (long) months);
    long start = stepped(origin, steps * months);
    if (start > micros) {
      start = stepped(origin, (steps - 1) * months);
    }
    return checked(start, micros, type);
  }

  /// Months since year 0.
  private static long month(long micros) {
    int parts = CivilDate.parts(CivilClock.dayOf(micros));
    return CivilDate.yearOf(parts) * 12L + CivilDate.monthOf(parts);
  }

  private static long stepped(long origin, long months) {
    if (months == 0) {
      return origin;
    }
    int day = CivilClock.dayOf(origin);
    long moved = month(origin) + months;
    if (moved < 13 || moved > 10_000L * 12) {
      return Long.MIN_VALUE;
    }
    return CivilDate.plusMonths(day, months) * CivilClock.DAY + CivilClock.timeOf(origin);
  }

  private static long checked(long start, long micros, SqlType type) {
    if (!CivilClock.inRange(start)) {
      throw RowErrors.outOfRange(
          "Bucket for "
              + CivilClock.text(micros)
              + " is outside of "
              + type.sqlName().toLowerCase(Locale.ROOT)
              + " range");
    }
    return start;
  }
}
