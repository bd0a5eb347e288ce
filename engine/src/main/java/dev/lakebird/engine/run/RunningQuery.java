package dev.lakebird.engine.run;

import dev.lakebird.engine.result.RowReader;
import dev.lakebird.engine.result.StatementStatistics;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.queryexec.operator.ResultQueue;
import dev.lakebird.queryexec.operator.ScanSource;
import dev.lakebird.queryexec.plan.CompiledPlan;
import dev.lakebird.queryexec.run.ExecutorPool;
import dev.lakebird.queryexec.run.OperatorStatistics;
import dev.lakebird.queryexec.run.QueryContext;
import dev.lakebird.queryexec.run.QueryExecution;
import dev.lakebird.types.arrow.ArrowBatch;
import dev.lakebird.types.arrow.ArrowRows;
import dev.lakebird.types.scan.ScanStatistics;
import dev.lakebird.types.vector.Batch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A query that runs, read by one thread.
public final class RunningQuery implements RowReader {
  private final QueryContext context;
  private final CompiledPlan plan;
  private final QueryExecution execution;
  private final long startNanos = System.nanoTime();
  private final @Nullable ScheduledFuture<?> deadline;
  private @Nullable Batch current;
  private @Nullable StatementStatistics statistics;
  private long rowsReturned;

  RunningQuery(
      ExecutorPool pool, QueryContext context, CompiledPlan plan, Optional<Duration> timeout) {
    this.context = context;
    this.plan = plan;
    this.deadline =
        timeout
            .map(time -> pool.raiseAfter(time, context.evaluation().cancellation()))
            .orElse(null);
    this.execution = QueryExecution.start(pool, context, plan.pipelines());
  }

  @Override
  public Optional<Batch> next() {
    releaseCurrent();
    Optional<Batch> batch = plan.results().next();
    current = batch.orElse(null);
    batch.ifPresent(b -> rowsReturned += b.selectedCount());
    return batch;
  }

  @Override
  public void forEachArrow(Supplier<ArrowRows> gatherers, Consumer<ArrowBatch> each) {
    releaseCurrent();
    ResultQueue results = plan.results();
    results.gather(gatherers);
    for (var next = results.nextGathered(); next.isPresent(); next = results.nextGathered()) {
      rowsReturned += next.get().rowCount();
      each.accept(next.get());
    }
  }

  /// Reads to the end and drops the rows.
  public void drain() {
    while (next().isPresent()) {
      context.evaluation().cancellation().check();
    }
  }

  /// What the query cost so far; final once closed.
  public StatementStatistics statistics() {
    return statistics == null ? measure() : statistics;
  }

  @Override
  public void close() {
    if (statistics != null) {
      return;
    }
    statistics = measure();
    if (deadline != null) {
      deadline.cancel(false);
    }
    releaseCurrent();
    try {
      execution.close();
    } finally {
      closeMemory();
    }
  }

  private void closeMemory() {
    try {
      context.allocator().close();
    } catch (IllegalStateException e) {
      throw new LakebirdException(
          ErrorCode.INTERNAL_ERROR, "A query ended with memory that it did not free", e);
    }
  }

  private void releaseCurrent() {
    if (current != null) {
      current.release();
      current = null;
    }
  }

  private StatementStatistics measure() {
    ScanStatistics scanned = ScanStatistics.NONE;
    for (ScanSource scan : plan.scans()) {
      scanned = scanned.plus(scan.statistics());
    }
    long spilled = 0;
    List<String> operators = new ArrayList<>();
    int pipeline = 0;
    for (List<OperatorStatistics.Snapshot> chain : execution.statistics()) {
      pipeline++;
      for (OperatorStatistics.Snapshot operator : chain) {
        spilled += operator.bytesSpilled();
        operators.add(line(pipeline, operator));
      }
    }
    return new StatementStatistics(
        System.nanoTime() - startNanos,
        scanned.bytesRead(),
        scanned.bytesCached(),
        scanned.rowsRead(),
        rowsReturned,
        spilled,
        context.allocator().getPeakMemoryAllocation(),
        operators);
  }

  private static String line(int pipeline, OperatorStatistics.Snapshot operator) {
    var text = new StringBuilder();
    text.append(pipeline).append("  ").append(operator.label());
    text.append(": rows in ").append(operator.rowsIn());
    text.append(", rows out ").append(operator.rowsOut());
    text.append(", busy %.1f ms".formatted(operator.busyNanos() / 1e6));
    if (operator.bytesReservedPeak() > 0) {
      text.append(", held at most ").append(operator.bytesReservedPeak()).append(" bytes");
    }
    if (operator.bytesSpilled() > 0) {
      text.append(", spilled ").append(operator.bytesSpilled()).append(" bytes");
    }
    return text.toString();
  }
}
