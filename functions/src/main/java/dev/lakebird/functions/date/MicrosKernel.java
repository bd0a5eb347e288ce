package dev.lakebird.functions.date;

import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.KernelFrame;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import java.lang.foreign.MemorySegment;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.Optional;

/// Parts of the time of day over a column of microseconds, extracted or truncated to: a tight loop
/// where the zone's distance from UTC never changes, else row by row.
final class MicrosKernel implements ScalarKernel {
  private static final int DATA = 0;

  private final BoundCall.Result result;
  private final int argument;
  private final Zones zones;
  private final Loop loop;
  private final ScalarKernel rowByRow;

  /// The loop of one part; every `long` is answered.
  private interface Loop {
    void apply(MemorySegment micros, MemorySegment to, long offset, int row);
  }

  private MicrosKernel(int argument, Zones zones, Loop loop, ScalarKernel rowByRow) {
    this.result = rowByRow.result();
    this.argument = argument;
    this.zones = zones;
    this.loop = loop;
    this.rowByRow = rowByRow;
  }

  /// A part of the time of day of argument 1.
  static ScalarKernel extract(BoundCall call, String part, Zones zones) {
    long unit = CivilClock.micros(part);
    long period = CivilClock.period(part);
    return new MicrosKernel(
        1,
        zones,
        (micros, to, offset, row) -> {
          long civil = micros.get(LONG, (long) row << 3) + offset;
          to.set(LONG, (long) row << 3, Math.floorMod(civil, period) / unit);
        },
        CivilKernel.within(
            call,
            0,
            period / unit - 1,
            row -> Math.floorMod(Zones.toCivil(row.longAt(1), zones.at(row)), period) / unit));
  }

  /// Argument 0 without what its civil time has beyond whole parts.
  static ScalarKernel truncate(BoundCall call, String part, Zones zones) {
    long unit = CivilClock.micros(part);
    return new MicrosKernel(
        0,
        zones,
        (micros, to, offset, row) -> {
          long value = micros.get(LONG, (long) row << 3);
          to.set(LONG, (long) row << 3, value - Math.floorMod(value + offset, unit));
        },
        CivilKernel.of(
            call,
            row -> {
              long value = row.longAt(0);
              return value - Math.floorMod(Zones.toCivil(value, zones.at(row)), unit);
            }));
  }

  @Override
  public BoundCall.Result result() {
    return result;
  }

  @Override
  public Vector evaluate(KernelFrame frame, Vector[] arguments, Selection rows) {
    Optional<ZoneRules> rules =
        zones.shared(frame.context()).map(ZoneId::getRules).filter(ZoneRules::isFixedOffset);
    if (rules.isEmpty() || !(arguments[argument] instanceof FixedVector micros)) {
      return rowByRow.evaluate(frame, arguments, rows);
    }
    long offset = rules.get().getOffset(Instant.EPOCH).getTotalSeconds() * CivilClock.SECOND;
    int length = micros.length();
    NativeBuffer data = frame.scratch().buffer(DATA, (long) length << 3);
    MemorySegment from = micros.data();
    MemorySegment to = data.segment();
    int count = rows.count();
    for (int k = 0; k < count; k++) {
      loop.apply(from, to, offset, rows.row(k));
    }
    return new FixedVector(result.type(), length, data, micros.validityBuffer());
  }
}
