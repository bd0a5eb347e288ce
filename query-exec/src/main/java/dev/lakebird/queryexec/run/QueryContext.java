package dev.lakebird.queryexec.run;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.EvaluationContext;
import dev.lakebird.queryexec.spill.SpillSpace;
import dev.lakebird.types.memory.Memory;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// What all operators of one query share.
public final class QueryContext {
  private final BufferAllocator allocator;
  private final EvaluationContext evaluation;
  private final ExecutionSettings settings;
  private final SpillSpace spill;
  private final long lowBytes;
  private volatile @Nullable ExecutorPool pool;

  /// @param allocator the query's allocator, with its memory limit; whatever the query holds off-heap
  ///     comes from it
  public QueryContext(
      BufferAllocator allocator, EvaluationContext evaluation, ExecutionSettings settings) {
    this.allocator = allocator;
    this.evaluation = evaluation;
    this.settings = settings;
    this.spill = new SpillSpace(settings.spillDirectory(), settings.spillLimitBytes());
    this.lowBytes = settings.memoryLimitBytes() / 4;
  }

  public BufferAllocator allocator() {
    return allocator;
  }

  public EvaluationContext evaluation() {
    return evaluation;
  }

  public ExecutionSettings settings() {
    return settings;
  }

  /// The threads that the query runs on; it must have started.
  public ExecutorPool pool() {
    ExecutorPool threads = pool;
    if (threads == null) {
      throw LakebirdException.internal("The query has not started");
    }
    return threads;
  }

  void startedOn(ExecutorPool threads) {
    pool = threads;
  }

  /// The query's temporary files.
  public SpillSpace spill() {
    return spill;
  }

  /// Whether less than a quarter of the memory limit is left.
  public boolean memoryIsLow() {
    return Memory.headroomBytes(allocator) < lowBytes;
  }
}
