package dev.lakebird.benchmarks;

import java.util.Arrays;

/// The times of one contestant over one query.
///
/// @param coldNanos the first run
/// @param hotNanos the measured runs, after the unmeasured ones
record Measurement(String contestant, long coldNanos, long[] hotNanos) {
  /// The median of the measured runs.
  double medianMillis() {
    long[] sorted = hotNanos.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    double nanos =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
    return nanos / 1e6;
  }

  double minMillis() {
    return Arrays.stream(hotNanos).min().orElseThrow() / 1e6;
  }

  double coldMillis() {
    return coldNanos / 1e6;
  }
}
