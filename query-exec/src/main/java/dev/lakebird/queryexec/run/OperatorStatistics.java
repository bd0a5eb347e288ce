package dev.lakebird.queryexec.run;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/// The counters of one operator over all its workers. Safe for use by many threads.
public final class OperatorStatistics {
  private final String label;
  private final LongAdder rowsIn = new LongAdder();
  private final LongAdder rowsOut = new LongAdder();
  private final LongAdder batchesIn = new LongAdder();
  private final LongAdder batchesOut = new LongAdder();
  private final LongAdder busyNanos = new LongAdder();
  private final LongAdder bytesSpilled = new LongAdder();
  private final AtomicLong bytesReserved = new AtomicLong();
  private final LongAccumulator bytesReservedPeak = new LongAccumulator(Math::max, 0);

  OperatorStatistics(String label) {
    this.label = label;
  }

  /// What an operator did.
  ///
  /// @param busyNanos time inside the operator's calls, over all workers
  /// @param bytesSpilled bytes written to temporary files
  /// @param bytesReservedPeak the most bytes that its state held at one time
  public record Snapshot(
      String label,
      long rowsIn,
      long rowsOut,
      long batchesIn,
      long batchesOut,
      long busyNanos,
      long bytesSpilled,
      long bytesReservedPeak) {}

  public Snapshot snapshot() {
    return new Snapshot(
        label,
        rowsIn.sum(),
        rowsOut.sum(),
        batchesIn.sum(),
        batchesOut.sum(),
        busyNanos.sum(),
        bytesSpilled.sum(),
        bytesReservedPeak.get());
  }

  /// Says that temporary files grew.
  public void addSpilled(long bytes) {
    bytesSpilled.add(bytes);
  }

  /// Says that the operator's state grew (or, negative, shrank).
  public void addReserved(long bytes) {
    bytesReservedPeak.accumulate(bytesReserved.addAndGet(bytes));
  }

  void input(int rows) {
    batchesIn.increment();
    rowsIn.add(rows);
  }

  void output(int rows) {
    batchesOut.increment();
    rowsOut.add(rows);
  }

  void busy(long nanos) {
    busyNanos.add(nanos);
  }
}
