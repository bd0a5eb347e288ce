package dev.lakebird.catalog.store;

import java.time.Clock;
import java.time.Instant;

/// Microseconds since 1970-01-01 UTC of a clock.
public final class ClockMicros {
  private ClockMicros() {}

  public static long now(Clock clock) {
    Instant now = clock.instant();
    return Math.addExact(
        Math.multiplyExact(now.getEpochSecond(), 1_000_000L), now.getNano() / 1_000);
  }
}
