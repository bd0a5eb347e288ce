package dev.lakebird.queryexec.run;

import dev.lakebird.foundation.Cancellation;
import dev.lakebird.functions.spi.EvaluationContext;
import dev.lakebird.queryexec.spill.SpillSpace;
import org.apache.arrow.memory.BufferAllocator;

/// What one operator of one worker works with.
public final class TaskContext {
  private final QueryContext query;
  private final int worker;
  private final OperatorStatistics statistics;
  private final Quantum quantum;

  TaskContext(QueryContext query, int worker, OperatorStatistics statistics, Quantum quantum) {
    this.query = query;
    this.worker = worker;
    this.statistics = statistics;
    this.quantum = quantum;
  }

  /// A context outside an executor, for tests of single operators; its quantum never ends.
  public static TaskContext standalone(QueryContext query, int worker) {
    return new TaskContext(query, worker, new OperatorStatistics("standalone"), new Quantum());
  }

  public QueryContext query() {
    return query;
  }

  /// The query's allocator.
  public BufferAllocator allocator() {
    return query.allocator();
  }

  public EvaluationContext evaluation() {
    return query.evaluation();
  }

  public ExecutionSettings settings() {
    return query.settings();
  }

  public int batchRows() {
    return query.settings().batchRows();
  }

  public Cancellation cancellation() {
    return query.evaluation().cancellation();
  }

  /// The number of the worker in its pipeline, from 0.
  public int worker() {
    return worker;
  }

  /// The counters of this operator, shared by its workers.
  public OperatorStatistics statistics() {
    return statistics;
  }

  /// The query's temporary files.
  public SpillSpace spill() {
    return query.spill();
  }

  /// Whether so little of the query's memory is left that operators which can spill shall do so.
  public boolean memoryIsLow() {
    return query.memoryIsLow();
  }

  /// Whether a step that takes long shall answer [Step#YIELD] now.
  public boolean quantumOver() {
    return quantum.isOver();
  }

  /// The context of another operator that this one runs inside itself.
  TaskContext nested(OperatorStatistics inner) {
    return new TaskContext(query, worker, inner, quantum);
  }

  Quantum quantum() {
    return quantum;
  }
}
