package dev.lakebird.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// What all threads of the process have worked.
final class CpuClock {
  private CpuClock() {}

  /// Nanoseconds since the process began; 0 where the system does not say.
  static long nanos() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : 0;
  }
}
