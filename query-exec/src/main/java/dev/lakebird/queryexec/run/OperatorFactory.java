package dev.lakebird.queryexec.run;

import dev.lakebird.foundation.LakebirdException;

/// Describes an operator of one execution and holds what its workers share. Safe for use by many
/// threads.
public interface OperatorFactory extends AutoCloseable {
  /// The operator with its arguments in few words, for EXPLAIN ANALYZE: `Filter`, `Scan shop.orders`.
  String label();

  /// Called once before the first [#open], before any worker of the execution runs.
  default void start(QueryContext context) {}

  /// The operator of one worker; called at most once a worker.
  Operator open(TaskContext context);

  /// As a source: how many workers can have work at the same time. The operators of further workers
  /// finish at once.
  default int workersMax() {
    return Integer.MAX_VALUE;
  }

  /// Called once when all workers of its pipeline have finished and closed their operators, before
  /// pipelines that depend on it start. Not called when the execution fails.
  default void inputFinished() {}

  /// Called when the execution has failed or was cancelled: wakes whoever waits for this factory.
  default void failed(LakebirdException failure) {}

  /// Frees what is shared; called once at the end of the execution, after all operators are closed.
  @Override
  default void close() {}
}
