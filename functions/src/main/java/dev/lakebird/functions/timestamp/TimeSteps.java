package dev.lakebird.functions.timestamp;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.date.CivilClock;
import dev.lakebird.functions.date.Keywords;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ScalarKernel;

/// What the `TIME_…` functions share.
final class TimeSteps {
  private TimeSteps() {}

  static ScalarKernel bind(BoundCall call, int sign) {
    long unit = CivilClock.micros(Keywords.of(call, 2));
    long around = CivilClock.DAY / unit;
    return RowKernels.strict(call)
        .longs(
            row ->
                Math.floorMod(
                    row.longAt(0) + sign * (row.longAt(1) % around) * unit, CivilClock.DAY));
  }

  static ScalarKernel difference(BoundCall call) {
    long unit = CivilClock.micros(Keywords.of(call, 2));
    return RowKernels.strict(call).longs(row -> row.longAt(0) / unit - row.longAt(1) / unit);
  }

  static ScalarKernel truncate(BoundCall call) {
    long unit = CivilClock.micros(Keywords.of(call, 1));
    return RowKernels.strict(call).longs(row -> row.longAt(0) / unit * unit);
  }
}
