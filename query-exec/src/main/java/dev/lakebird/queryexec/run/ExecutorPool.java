package dev.lakebird.queryexec.run;

import dev.lakebird.foundation.Cancellation;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The fixed platform threads on which all queries of the process run, first come first served: a
/// task whose quantum is over goes to the end of the line, a blocked one leaves it.
public final class ExecutorPool implements AutoCloseable {
  private final BlockingQueue<Runnable> line = new LinkedBlockingQueue<>();
  private final List<Thread> threads = new ArrayList<>();
  private final ScheduledThreadPoolExecutor clock;
  private volatile boolean closed;

  public ExecutorPool(int threadCount) {
    for (int i = 0; i < threadCount; i++) {
      threads.add(Thread.ofPlatform().daemon().name("lakebird-worker-" + i).start(this::serve));
    }
    clock =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("lakebird-deadlines").factory());
    clock.setRemoveOnCancelPolicy(true);
  }

  /// A pool with one thread a core.
  public static ExecutorPool perCore() {
    return new ExecutorPool(Runtime.getRuntime().availableProcessors());
  }

  public int threadCount() {
    return threads.size();
  }

  /// Raises `cancellation` with DEADLINE_EXCEEDED when the time has passed; cancel the handle when
  /// the work ends before.
  public ScheduledFuture<?> raiseAfter(Duration time, Cancellation cancellation) {
    return clock.schedule(
        () ->
            cancellation.raise(
                new LakebirdException(
                        ErrorCode.DEADLINE_EXCEEDED, "The query ran longer than its time limit")
                    .with("limit_millis", time.toMillis())),
        time.toNanos(),
        TimeUnit.NANOSECONDS);
  }

  /// Puts a task, which must not throw, at the end of the line.
  void submit(Runnable task) {
    line.add(task);
  }

  private void serve() {
    while (!closed) {
      try {
        line.take().run();
      } catch (InterruptedException e) {
        if (closed) {
          return;
        }
      }
    }
  }

  /// Stops the threads; executions must be closed before.
  @Override
  public void close() {
    closed = true;
    clock.shutdownNow();
    threads.forEach(Thread::interrupt);
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
