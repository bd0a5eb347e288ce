package dev.lakebird.catalog.sqlite;

import dev.lakebird.catalog.model.CommitKey;
import dev.lakebird.catalog.model.CommitOutcome;
import dev.lakebird.catalog.model.CommitOutcome.Committed;
import dev.lakebird.catalog.model.CommitOutcome.Unknown;
import dev.lakebird.foundation.LakebirdException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/// Write transactions, one at a time within this process. An answer that is lost at COMMIT is asked for again by its key.
final class SqliteWrites {
  /// How long a lost answer is asked for.
  static final Duration SETTLE_DEADLINE = Duration.ofSeconds(20);

  private static final Duration SETTLE_PAUSE = Duration.ofMillis(50);

  @FunctionalInterface
  interface Work<T> {
    T run(Sql sql) throws SQLException;
  }

  /// What a transaction came to, and whether it shall commit.
  record Attempt(CommitOutcome outcome, boolean commits) {
    static Attempt commit(Committed place) {
      return new Attempt(place, true);
    }

    static Attempt rollBack(CommitOutcome outcome) {
      return new Attempt(outcome, false);
    }
  }

  /// Sends COMMIT; a test puts one in its place that loses the answer.
  @FunctionalInterface
  interface Committer {
    Committer SQLITE = lease -> lease.execute("COMMIT");

    void commit(SqliteConnections.Lease lease) throws SQLException;
  }

  private final SqliteConnections connections;
  private final Committer committer;
  private final Duration settleDeadline;
  private final Lock turn = new ReentrantLock(true);

  SqliteWrites(SqliteConnections connections, Committer committer, Duration settleDeadline) {
    this.connections = connections;
    this.committer = committer;
    this.settleDeadline = settleDeadline;
  }

  /// Runs work and commits it. A failure throws, whether or not it took place.
  <T> T run(Work<T> work) {
    turn.lock();
    try (var lease = connections.lease()) {
      lease.execute("BEGIN IMMEDIATE");
      T result = work.run(new Sql(lease.connection()));
      lease.execute("COMMIT");
      lease.markSound();
      return result;
    } catch (SQLException failure) {
      throw SqliteErrors.translate(failure, connections.file());
    } finally {
      turn.unlock();
    }
  }

  /// Commits what the work asks to commit, after telling the caller that nothing else is left to do.
  CommitOutcome commit(CommitKey key, Work<Attempt> work, Runnable beforeCommit) {
    turn.lock();
    try {
      return outcome(key, work, beforeCommit);
    } catch (SQLException failure) {
      throw SqliteErrors.translate(failure, connections.file());
    } finally {
      turn.unlock();
    }
  }

  private CommitOutcome outcome(CommitKey key, Work<Attempt> work, Runnable beforeCommit)
      throws SQLException {
    SQLException lost;
    try (var lease = connections.lease()) {
      lease.execute("BEGIN IMMEDIATE");
      Attempt attempt = work.run(new Sql(lease.connection()));
      if (!attempt.commits) {
        lease.execute("ROLLBACK");
        lease.markSound();
        return attempt.outcome;
      }
      beforeCommit.run();
      try {
        committer.commit(lease);
        lease.markSound();
        return attempt.outcome;
      } catch (SQLException failure) {
        if (SqliteErrors.leavesNothing(failure)) {
          throw failure;
        }
        lost = failure;
      }
    }
    return outcomeOfLost(key, lost);
  }

  /// The connection of the lost commit is closed by now, so its locks are free.
  private CommitOutcome outcomeOfLost(CommitKey key, SQLException lost) throws SQLException {
    long deadline = System.nanoTime() + settleDeadline.toNanos();
    while (true) {
      Optional<Committed> settled;
      try {
        settled = settle(key);
      } catch (LakebirdException unanswered) {
        if (System.nanoTime() - deadline > 0) {
          return new Unknown(key);
        }
        LockSupport.parkNanos(SETTLE_PAUSE.toNanos());
        continue;
      }
      if (settled.isPresent()) {
        return new Committed(settled.get().sequence(), settled.get().timestampMicros(), false);
      }
      throw lost;
    }
  }

  /// Looks the key up under the head's lock; where it is absent, moves the fence, and so writes over
  /// whatever a failed commit may have left half done.
  Optional<Committed> settle(CommitKey key) {
    return run(
        sql -> {
          Optional<Committed> found = new SqliteLog(sql).find(key);
          if (found.isEmpty()) {
            sql.update("UPDATE head SET fence = fence + 1");
          }
          return found;
        });
  }
}
