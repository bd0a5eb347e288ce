package dev.lakebird.queryexec.run;

/// The time that a worker may hold its thread. Belongs to one worker.
final class Quantum {
  private static final long NANOS = 20_000_000;

  private long end = Long.MAX_VALUE;
  private boolean limited;

  void begin() {
    end = System.nanoTime() + NANOS;
    limited = true;
  }

  boolean isOver() {
    return limited && System.nanoTime() - end > 0;
  }
}
