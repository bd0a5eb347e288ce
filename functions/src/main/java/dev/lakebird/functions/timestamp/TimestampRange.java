package dev.lakebird.functions.timestamp;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.date.CivilClock;
import dev.lakebird.functions.date.Zones;
import java.time.ZoneId;

/// Timestamps from other numbers, held to the range of TIMESTAMP.
final class TimestampRange {
  private TimestampRange() {}

  /// `value` times `unit` microseconds.
  static long scaled(long value, long unit) {
    if (value > CivilClock.MICROS_MAX / unit
        || value < Math.floorDiv(CivilClock.MICROS_MIN, unit)) {
      throw outOfRange();
    }
    return value * unit;
  }

  /// The instant of a civil time in a zone.
  static long of(long civil, ZoneId zone) {
    long micros = Zones.fromCivil(civil, zone);
    if (!CivilClock.inRange(micros)) {
      throw outOfRange();
    }
    return micros;
  }

  private static LakebirdException outOfRange() {
    return new LakebirdException(
        ErrorCode.OUT_OF_RANGE,
        "Timestamp value is out of allowed range: from 0001-01-01 00:00:00.000000+00 to 9999-12-31"
            + " 23:59:59.999999+00.");
  }
}
