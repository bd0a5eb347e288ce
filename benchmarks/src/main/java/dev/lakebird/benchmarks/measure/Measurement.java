package dev.lakebird.benchmarks.measure;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/// The times of one contestant over one query.
///
/// @param coldNanos the first run
/// @param hotNanos the measured runs, after the unmeasured ones
/// @param cpuNanos what all threads of the process worked in each measured run; on a busy machine it says
///     more than the time that passed
public record Measurement(String contestant, long coldNanos, long[] hotNanos, long[] cpuNanos) {
  /// The median of the measured runs.
  public double medianMillis() {
    return median(hotNanos);
  }

  public double cpuMillis() {
    return median(cpuNanos);
  }

  public double minMillis() {
    return Arrays.stream(hotNanos).min().orElseThrow() / 1e6;
  }

  public double coldMillis() {
    return coldNanos / 1e6;
  }

  /// What all threads of this process have worked so far; 0 where the system does not tell.
  public static long processCpuNanos() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : 0;
  }

  private static double median(long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
    return median / 1e6;
  }
}
