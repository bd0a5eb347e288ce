package dev.lakebird.queryexec.run;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One worker of one pipeline: runs its chain for a quantum at a time on whatever thread of the pool
/// takes it, and leaves the thread while blocked.
final class Driver implements Runnable {
  private enum State {
    QUEUED,
    RUNNING,
    BLOCKED,
    DONE
  }

  private final PipelineRun pipeline;
  private final ExecutorPool pool;
  private final TaskContext context;
  private final AtomicReference<State> state = new AtomicReference<>(State.QUEUED);
  private @Nullable OperatorChain chain;

  Driver(PipelineRun pipeline, ExecutorPool pool, TaskContext context) {
    this.pipeline = pipeline;
    this.pool = pool;
    this.context = context;
  }

  @Override
  public void run() {
    state.set(State.RUNNING);
    Step step;
    try {
      step = work();
    } catch (Throwable t) {
      if (chain != null) {
        chain.closeAfter(t);
      }
      state.set(State.DONE);
      pipeline.driverFailed(t);
      return;
    }
    switch (step) {
      case Step.Finished s -> {
        state.set(State.DONE);
        pipeline.driverFinished();
      }
      case Step.Blocked s -> park(s);
      case Step.NeedInput s -> throw new AssertionError("A chain needs no input");
      case Step.HasOutput s -> throw new AssertionError("A sink has no output");
    }
  }

  private Step work() {
    pipeline.check();
    context.quantum().begin();
    if (chain == null) {
      chain = pipeline.openChain(context);
    }
    return chain.advance();
  }

  private void park(Step.Blocked blocked) {
    if (blocked.until().isDone()) {
      state.set(State.QUEUED);
      pool.submit(this);
      return;
    }
    state.set(State.BLOCKED);
    var unused = blocked.until().whenComplete((result, failure) -> wake());
    if (pipeline.isStopping()) {
      wake();
    }
  }

  /// Puts a blocked worker back in line; a false alarm does no harm.
  void wake() {
    if (state.compareAndSet(State.BLOCKED, State.QUEUED)) {
      pool.submit(this);
    }
  }
}
