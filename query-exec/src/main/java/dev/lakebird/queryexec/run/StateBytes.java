package dev.lakebird.queryexec.run;

/// What the state of one worker holds, told to the counters of its operator.
public final class StateBytes {
  private final OperatorStatistics statistics;
  private long told;

  public StateBytes(TaskContext context) {
    this.statistics = context.statistics();
  }

  /// Says how many bytes the state holds now; 0 when it is gone.
  public void tell(long bytes) {
    statistics.addReserved(bytes - told);
    told = bytes;
  }
}
