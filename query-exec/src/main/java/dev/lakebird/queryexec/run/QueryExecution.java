package dev.lakebird.queryexec.run;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A running query: pipelines, each started when those it depends on have finished. The first
/// failure, or the job's cancellation, stops all workers at their next batch.
///
/// Whoever starts an execution closes it, from a thread outside the pool and after the result
/// batches are released: closing stops what still runs, waits for it, and frees what is shared.
public final class QueryExecution implements AutoCloseable {
  private final ExecutorPool pool;
  private final QueryContext context;
  private final List<PipelineRun> runs = new ArrayList<>();
  private final Map<Pipeline, List<PipelineRun>> dependents = new IdentityHashMap<>();
  private final AtomicReference<@Nullable LakebirdException> failure = new AtomicReference<>();
  private final AtomicInteger pipelinesLeft;
  private final AtomicInteger driversRunning = new AtomicInteger(1);
  private final CompletableFuture<Void> idle = new CompletableFuture<>();
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private boolean closed;

  private QueryExecution(ExecutorPool pool, QueryContext context, List<Pipeline> pipelines) {
    this.pool = pool;
    this.context = context;
    this.pipelinesLeft = new AtomicInteger(pipelines.size());
    for (Pipeline pipeline : pipelines) {
      var run = new PipelineRun(pipeline, this);
      runs.add(run);
      for (Pipeline dependency : pipeline.dependencies()) {
        dependents.computeIfAbsent(dependency, p -> new ArrayList<>()).add(run);
      }
    }
  }

  /// Starts the pipelines, which must hold every dependency of each among them. Failures, of
  /// starting too, are reported by [#done].
  public static QueryExecution start(
      ExecutorPool pool, QueryContext context, List<Pipeline> pipelines) {
    context.startedOn(pool);
    var execution = new QueryExecution(pool, context, pipelines);
    execution.launch();
    return execution;
  }

  private void launch() {
    try {
      check();
      for (OperatorFactory factory : factories()) {
        factory.start(context);
      }
      for (PipelineRun run : runs) {
        if (run.startsFirst()) {
          run.launch(pool, context);
        }
      }
    } catch (Throwable t) {
      fail(t);
    } finally {
      driverStopped();
    }
    var unused =
        context.evaluation().cancellation().whenRaised().thenRun(this::cancelledFromOutside);
  }

  /// Completes when the last pipeline has finished, or exceptionally with the first failure.
  public CompletableFuture<Void> done() {
    return done;
  }

  /// Completes when no worker runs any more, normally in any case; closing does not wait then.
  public CompletableFuture<Void> idle() {
    return idle;
  }

  /// Why the query failed, if it did.
  public @Nullable LakebirdException failure() {
    return failure.get();
  }

  /// Stops the query as if its job were cancelled.
  public void cancel() {
    fail(new LakebirdException(ErrorCode.CANCELLED, "The job was cancelled"));
  }

  /// The counters of all operators, one list a pipeline in the order given, source first.
  public List<List<OperatorStatistics.Snapshot>> statistics() {
    return runs.stream().map(PipelineRun::snapshot).toList();
  }

  void check() {
    LakebirdException why = failure.get();
    if (why != null) {
      throw why;
    }
    context.evaluation().cancellation().check();
  }

  boolean isStopping() {
    return failure.get() != null || context.evaluation().cancellation().isRaised();
  }

  void fail(Throwable cause) {
    LakebirdException why = describe(cause);
    if (!done.isDone() && failure.compareAndSet(null, why)) {
      for (OperatorFactory factory : factories()) {
        factory.failed(why);
      }
      runs.forEach(PipelineRun::wake);
      done.completeExceptionally(why);
    }
  }

  private static LakebirdException describe(Throwable cause) {
    if (cause instanceof LakebirdException known) {
      return known;
    }
    if (cause instanceof OutOfMemoryError) {
      return new LakebirdException(
          ErrorCode.RESOURCES_EXCEEDED,
          "Resources exceeded during query execution: the memory limit does not allow more",
          cause);
    }
    return new LakebirdException(
        ErrorCode.INTERNAL_ERROR, "Query execution failed: " + cause, cause);
  }

  private void cancelledFromOutside() {
    try {
      context.evaluation().cancellation().check();
    } catch (LakebirdException why) {
      fail(why);
    }
  }

  void driversStarted(int count) {
    driversRunning.addAndGet(count);
  }

  void driverStopped() {
    if (driversRunning.decrementAndGet() == 0) {
      idle.complete(null);
    }
  }

  void pipelineFinished(PipelineRun finished) {
    for (PipelineRun dependent : dependents.getOrDefault(finished.pipeline(), List.of())) {
      if (dependent.dependencyFinished() && !isStopping()) {
        dependent.launch(pool, context);
      }
    }
    if (pipelinesLeft.decrementAndGet() == 0) {
      done.complete(null);
    }
  }

  /// Each factory once, since several pipelines may share one.
  private Set<OperatorFactory> factories() {
    Set<OperatorFactory> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
    for (PipelineRun run : runs) {
      distinct.addAll(run.factories());
    }
    return distinct;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (!done.isDone()) {
      cancel();
    }
    idle.join();
    RuntimeException trouble = null;
    for (OperatorFactory factory : factories()) {
      try {
        factory.close();
      } catch (RuntimeException e) {
        trouble = trouble == null ? e : trouble;
      }
    }
    if (trouble != null) {
      throw trouble;
    }
  }
}
