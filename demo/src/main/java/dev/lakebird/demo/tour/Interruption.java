package dev.lakebird.demo.tour;

import dev.lakebird.engine.Job;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Ctrl-C: stops what runs and waits until the tour has cleaned up.
final class Interruption implements AutoCloseable {
  private static final long CLEAN_UP_SECONDS = 20;

  private final Thread tour = Thread.currentThread();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "demo-stop");
  private volatile boolean stopped;
  private volatile @Nullable Job job;

  private Interruption() {}

  /// From now on a signal ends the tour of this thread; closing says that it has ended.
  static Interruption install() {
    var interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /// What is to be cancelled by a signal, until the next call.
  void running(@Nullable Job current) {
    job = current;
    check();
  }

  /// @throws LakebirdException CANCELLED after a signal
  void check() {
    if (stopped) {
      throw new LakebirdException(ErrorCode.CANCELLED, "The demo was stopped");
    }
  }

  private void stop() {
    stopped = true;
    Job running = job;
    if (running != null) {
      running.cancel();
    } else {
      tour.interrupt();
    }
    try {
      if (!ended.await(CLEAN_UP_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("lakebird: the demo did not clean up in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is stopping already; the hook knows that the tour has ended.
      return;
    }
  }
}
