package dev.lakebird.server.flight;

import dev.lakebird.engine.Job;
import dev.lakebird.engine.result.StatementResult;
import dev.lakebird.server.session.Handle;
import org.jspecify.annotations.Nullable;

/// A statement that has answered: its rows are read once, while it runs. One call reads; any thread may
/// cancel or close.
final class ResultHandle implements Handle {
  private final Job job;
  private final StatementResult result;
  private final Runnable atEnd;
  private boolean reading;
  private boolean ended;
  private @Nullable Runnable onCancel;

  /// @param atEnd runs once, when the rows are read or given up
  ResultHandle(Job job, StatementResult result, Runnable atEnd) {
    this.job = job;
    this.result = result;
    this.atEnd = atEnd;
  }

  Job job() {
    return job;
  }

  StatementResult result() {
    return result;
  }

  /// Whether the caller is the first who reads; it ends with [#endReading].
  synchronized boolean beginReading() {
    if (reading || ended) {
      return false;
    }
    reading = true;
    return true;
  }

  /// What wakes the reader when the statement is cancelled while it waits for its client.
  synchronized void onCancel(Runnable action) {
    onCancel = action;
  }

  void endReading() {
    end();
  }

  /// Stops the statement; whoever reads it gets the failure.
  void cancel() {
    job.cancel();
    Runnable action;
    synchronized (this) {
      action = onCancel;
    }
    if (action != null) {
      action.run();
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      if (ended) {
        return;
      }
    }
    cancel();
    synchronized (this) {
      if (reading) {
        return;
      }
    }
    end();
  }

  private void end() {
    synchronized (this) {
      if (ended) {
        return;
      }
      ended = true;
    }
    atEnd.run();
  }
}
