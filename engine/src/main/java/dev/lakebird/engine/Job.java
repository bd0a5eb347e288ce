package dev.lakebird.engine;

import dev.lakebird.engine.result.StatementResult;
import dev.lakebird.engine.result.StatementStatistics;
import dev.lakebird.foundation.Cancellation;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.foundation.Progress;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// The statements of one text, run one after another as their results are asked for. One thread asks;
/// any thread may look at the state or cancel.
public final class Job implements AutoCloseable {
  private final String id = UUID.randomUUID().toString();
  private final Script statements;
  private final Cancellation cancellation;
  private final Runnable closed;
  private final AtomicBoolean ended = new AtomicBoolean();
  private final List<StatementStatistics> statistics = new CopyOnWriteArrayList<>();
  private volatile JobState state = JobState.PENDING;
  private volatile int started;
  private volatile Progress progress = new Progress();
  private @Nullable RunningStatement current;

  /// @param closed is run once, when the job is closed
  Job(Script statements, Cancellation cancellation, Runnable closed) {
    this.statements = statements;
    this.cancellation = cancellation;
    this.closed = closed;
  }

  /// The job's name for logs and other doors.
  public String id() {
    return id;
  }

  public JobState state() {
    return state;
  }

  /// How far the statement that runs has come, where it moves files; any thread may look.
  public Progress.Snapshot progress() {
    return progress.snapshot();
  }

  /// How many statements the text has.
  public int statementCount() {
    return statements.count();
  }

  /// How many statements have started, each round of a loop counted anew.
  public int statementsStarted() {
    return started;
  }

  /// What the statements that have ended cost, in their order.
  public List<StatementStatistics> statistics() {
    return List.copyOf(statistics);
  }

  /// Runs the next statement and answers its result, or nothing when there is none left. The rows of
  /// the statement before are closed if they still are open.
  ///
  /// @throws LakebirdException the failure of the statement; the job ends with it
  public Optional<StatementResult> nextResult() {
    finishCurrent();
    state = JobState.RUNNING;
    try {
      while (true) {
        try {
          return step();
        } catch (LakebirdException e) {
          if (!statements.handles(e)) {
            throw e;
          }
        }
      }
    } catch (LakebirdException e) {
      state = e.code() == ErrorCode.CANCELLED ? JobState.CANCELLED : JobState.FAILED;
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      state = JobState.FAILED;
      throw new LakebirdException(ErrorCode.INTERNAL_ERROR, "Unexpected failure: " + e, e);
    }
  }

  private Optional<StatementResult> step() {
    cancellation.check();
    Optional<PreparedStatement> next = statements.next(cancellation);
    if (next.isEmpty()) {
      state = JobState.SUCCEEDED;
      return Optional.empty();
    }
    PreparedStatement statement = next.get();
    started++;
    var counts = new Progress();
    progress = counts;
    RunningStatement running = statement.run(cancellation, counts);
    current = running;
    return Optional.of(running.result());
  }

  /// Stops the job at its next batch. A commit that is under way is not cut off.
  public void cancel() {
    cancellation.cancel();
  }

  @Override
  public void close() {
    try {
      finishCurrent();
    } finally {
      if (state == JobState.PENDING || state == JobState.RUNNING) {
        state = JobState.CANCELLED;
      }
      if (ended.compareAndSet(false, true)) {
        closed.run();
      }
    }
  }

  private void finishCurrent() {
    RunningStatement last = current;
    if (last != null) {
      current = null;
      try {
        last.close();
      } finally {
        statistics.add(last.statistics());
      }
    }
  }

  /// A statement that is ready to run.
  interface PreparedStatement {
    RunningStatement run(Cancellation cancellation, Progress progress);
  }

  /// A statement that has given its result and may still stream rows.
  interface RunningStatement extends AutoCloseable {
    StatementResult result();

    /// What it cost; final after [#close].
    StatementStatistics statistics();

    @Override
    void close();
  }
}
