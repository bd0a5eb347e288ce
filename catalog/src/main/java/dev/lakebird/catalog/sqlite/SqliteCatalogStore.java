package dev.lakebird.catalog.sqlite;

import dev.lakebird.catalog.model.CatalogChange;
import dev.lakebird.catalog.model.CatalogCommit;
import dev.lakebird.catalog.model.CatalogHead;
import dev.lakebird.catalog.model.CatalogSnapshot;
import dev.lakebird.catalog.model.CommitKey;
import dev.lakebird.catalog.model.CommitLogEntry;
import dev.lakebird.catalog.model.CommitOutcome;
import dev.lakebird.catalog.model.CommitOutcome.Committed;
import dev.lakebird.catalog.model.CommitOutcome.Conflict;
import dev.lakebird.catalog.model.EmptySnapshot;
import dev.lakebird.catalog.model.Requirement;
import dev.lakebird.catalog.store.CatalogStore;
import dev.lakebird.catalog.store.ClockMicros;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.tableformat.commit.CommitListener;
import dev.lakebird.tableformat.commit.CommitStage;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A catalog in one SQLite file, opened or made by [SqliteCatalogFile].
public final class SqliteCatalogStore implements CatalogStore {
  private final SqliteConnections connections;
  private final SqliteWrites writes;
  private final Clock clock;
  private final UUID catalogId;

  SqliteCatalogStore(
      SqliteConnections connections, SqliteWrites writes, Clock clock, UUID catalogId) {
    this.connections = connections;
    this.writes = writes;
    this.clock = clock;
    this.catalogId = catalogId;
  }

  @Override
  public UUID catalogId() {
    return catalogId;
  }

  @Override
  public CatalogHead head() {
    return read(sql -> new SqliteLog(sql).lastCommit());
  }

  @Override
  public CatalogSnapshot snapshot() {
    return snapshotOf(head());
  }

  @Override
  public Optional<CatalogSnapshot> snapshotAt(long sequence) {
    if (sequence == 0) {
      return Optional.of(new EmptySnapshot());
    }
    return read(sql -> new SqliteLog(sql).commitAt(sequence)).map(this::snapshotOf);
  }

  private CatalogSnapshot snapshotOf(CatalogHead head) {
    return head.sequence() == 0 ? new EmptySnapshot() : new SqliteSnapshot(this, head);
  }

  @Override
  public long clockMicros() {
    return ClockMicros.now(clock);
  }

  @Override
  public CatalogHead asOf(long timestampMicros) {
    if (timestampMicros > clockMicros()) {
      throw new LakebirdException(
          ErrorCode.INVALID_VALUE, "The catalog cannot be read as of a moment in the future");
    }
    CatalogHead last = read(sql -> new SqliteLog(sql).lockedHead());
    if (timestampMicros > last.timestampMicros()) {
      writes.run(
          sql ->
              sql.update(
                  "UPDATE head SET timestamp_micros = max(timestamp_micros, ?)", timestampMicros));
    }
    return read(sql -> new SqliteLog(sql).lastCommitAt(timestampMicros));
  }

  @Override
  public CommitOutcome commit(CatalogCommit commit, CommitListener listener) {
    return writes.commit(
        commit.key(),
        sql -> attempt(sql, commit),
        () -> listener.reached(CommitStage.DATABASE_COMMIT));
  }

  /// Everything of a commit but the database's own: an outcome other than a new place rolls back.
  private SqliteWrites.Attempt attempt(Sql sql, CatalogCommit commit) throws SQLException {
    var log = new SqliteLog(sql);
    Optional<Committed> earlier = log.find(commit.key());
    if (earlier.isPresent()) {
      return SqliteWrites.Attempt.rollBack(earlier.get());
    }
    CatalogHead head = log.lockedHead();
    var changes = new SqliteCommit(sql, head.sequence() + 1);
    for (Requirement requirement : commit.requirements()) {
      Optional<Conflict> conflict = changes.check(requirement);
      if (conflict.isPresent()) {
        return SqliteWrites.Attempt.rollBack(conflict.get());
      }
    }
    for (CatalogChange change : commit.changes()) {
      Optional<Conflict> conflict = changes.apply(change);
      if (conflict.isPresent()) {
        return SqliteWrites.Attempt.rollBack(conflict.get());
      }
    }
    long timestamp = Math.max(clockMicros(), head.timestampMicros() + 1);
    var place = new Committed(head.sequence() + 1, timestamp, false);
    log.append(commit, place);
    return SqliteWrites.Attempt.commit(place);
  }

  @Override
  public Optional<Committed> settle(CommitKey key) {
    return writes.settle(key);
  }

  @Override
  public List<CommitLogEntry> log(long afterSequence, int countMax) {
    return read(sql -> new SqliteLog(sql).entries(afterSequence, countMax));
  }

  <T> T read(SqliteWrites.Work<T> work) {
    try (var lease = connections.lease()) {
      T result = work.run(new Sql(lease.connection()));
      lease.markSound();
      return result;
    } catch (SQLException failure) {
      throw SqliteErrors.translate(failure, connections.file());
    }
  }

  /// The file that holds it.
  public Path file() {
    return connections.file();
  }

  @Override
  public void close() {
    try {
      connections.close();
    } catch (SQLException failure) {
      throw SqliteErrors.translate(failure, connections.file());
    }
  }
}
