package dev.lakebird.cli.progress;

import dev.lakebird.foundation.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Shows how far a job has come until it is closed: a bar that is drawn over and over on a terminal, a line
/// now and then elsewhere. A job that is soon done shows nothing.
public final class ProgressReporter implements AutoCloseable {
  private static final long BAR_MILLIS = 150;
  private static final long LINE_MILLIS = 2000;
  private static final String CLEAR = "\r\u001B[K";

  private final PrintStream out;
  private final boolean terminal;
  private final Supplier<Progress.Snapshot> progress;
  private final long startNanos = System.nanoTime();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread thread;
  private boolean drawn;

  private ProgressReporter(
      PrintStream out, boolean terminal, Supplier<Progress.Snapshot> progress, long pauseMillis) {
    this.out = out;
    this.terminal = terminal;
    this.progress = progress;
    this.thread = Thread.ofVirtual().name("lakebird-progress").unstarted(() -> report(pauseMillis));
  }

  /// Starts to show what `progress` says.
  ///
  /// @param terminal whether `out` is one
  public static ProgressReporter start(
      PrintStream out, boolean terminal, Supplier<Progress.Snapshot> progress) {
    return start(out, terminal, progress, terminal ? BAR_MILLIS : LINE_MILLIS);
  }

  static ProgressReporter start(
      PrintStream out, boolean terminal, Supplier<Progress.Snapshot> progress, long pauseMillis) {
    var reporter = new ProgressReporter(out, terminal, progress, pauseMillis);
    reporter.thread.start();
    return reporter;
  }

  private void report(long pauseMillis) {
    try {
      while (!ended.await(pauseMillis, TimeUnit.MILLISECONDS)) {
        show(progress.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void show(Progress.Snapshot counts) {
    if (counts.bytesExpected() == 0 && counts.bytesDone() == 0 && counts.rows() == 0) {
      return;
    }
    Duration elapsed = Duration.ofNanos(System.nanoTime() - startNanos);
    if (terminal) {
      out.print(CLEAR + ProgressText.bar(counts, elapsed));
      drawn = true;
    } else {
      out.println(ProgressText.line(counts, elapsed));
    }
    out.flush();
  }

  /// Ends, and wipes the bar away.
  @Override
  public void close() {
    ended.countDown();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (drawn) {
      out.print(CLEAR);
      out.flush();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
