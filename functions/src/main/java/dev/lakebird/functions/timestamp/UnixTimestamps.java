package dev.lakebird.functions.timestamp;

import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.date.CivilClock;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;

/// What the `TIMESTAMP_FROM_UNIX_…` functions share.
final class UnixTimestamps {
  private UnixTimestamps() {}

  static ScalarKernel bind(BoundCall call, long micros) {
    if (call.argument(0).type().type() instanceof SqlType.Timestamp) {
      return RowKernels.strict(call).longs(row -> row.longAt(0));
    }
    return RowKernels.strict(call)
        .longs(
            row -> {
              long value = row.longAt(0);
              long most = CivilClock.MICROS_MAX / micros + 1;
              long result = Math.clamp(value, -most, most) * micros;
              if (!CivilClock.inRange(result)) {
                throw RowErrors.outOfRange("Timestamp is out of range: " + value);
              }
              return result;
            });
  }
}
