package dev.lakebird.catalog.sqlite;

import dev.lakebird.catalog.model.CatalogCommit;
import dev.lakebird.catalog.model.CatalogHead;
import dev.lakebird.catalog.model.CommitKey;
import dev.lakebird.catalog.model.CommitLogEntry;
import dev.lakebird.catalog.model.CommitOutcome.Committed;
import dev.lakebird.catalog.model.LoggedState;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The head row and the commit log, within a transaction or a single read.
record SqliteLog(Sql sql) {
  private record Touched(int ordinal, LoggedState state) {}

  /// The sequence of the last commit and the moment that later ones must follow.
  CatalogHead lockedHead() throws SQLException {
    return sql.first(
            "SELECT sequence, timestamp_micros FROM head",
            row -> new CatalogHead(row.getLong(1), row.getLong(2)))
        .orElseThrow(() -> new SQLException("The catalog store has no head"));
  }

  CatalogHead lastCommit() throws SQLException {
    return sql.first(
            "SELECT sequence, timestamp_micros FROM commit_log ORDER BY sequence DESC LIMIT 1",
            row -> new CatalogHead(row.getLong(1), row.getLong(2)))
        .orElse(CatalogHead.EMPTY);
  }

  CatalogHead lastCommitAt(long timestampMicros) throws SQLException {
    return sql.first(
            """
            SELECT sequence, timestamp_micros FROM commit_log
            WHERE timestamp_micros <= ? ORDER BY timestamp_micros DESC LIMIT 1""",
            row -> new CatalogHead(row.getLong(1), row.getLong(2)),
            timestampMicros)
        .orElse(CatalogHead.EMPTY);
  }

  Optional<CatalogHead> commitAt(long sequence) throws SQLException {
    return sql.first(
        "SELECT sequence, timestamp_micros FROM commit_log WHERE sequence = ?",
        row -> new CatalogHead(row.getLong(1), row.getLong(2)),
        sequence);
  }

  Optional<Committed> find(CommitKey key) throws SQLException {
    return sql.first(
        "SELECT sequence, timestamp_micros FROM commit_log WHERE idempotency_key = ?",
        row -> new Committed(row.getLong(1), row.getLong(2), true),
        key.value());
  }

  /// The last statements of a commit: its log entry, then the head.
  void append(CatalogCommit commit, Committed place) throws SQLException {
    sql.update(
        """
        INSERT INTO commit_log (sequence, timestamp_micros, actor, operation, idempotency_key)
        VALUES (?, ?, ?, ?, ?)""",
        place.sequence(),
        place.timestampMicros(),
        commit.actor(),
        commit.operation(),
        commit.key().value());
    sql.update(
        "UPDATE head SET sequence = ?, timestamp_micros = ?",
        place.sequence(),
        place.timestampMicros());
  }

  List<CommitLogEntry> entries(long afterSequence, int countMax) throws SQLException {
    List<CommitLogEntry> bare =
        sql.all(
            """
            SELECT sequence, timestamp_micros, actor, operation, idempotency_key FROM commit_log
            WHERE sequence > ? ORDER BY sequence LIMIT ?""",
            row ->
                new CommitLogEntry(
                    row.getLong(1),
                    row.getLong(2),
                    row.getString(3),
                    row.getString(4),
                    new CommitKey(row.getString(5)),
                    List.of()),
            afterSequence,
            countMax);
    var full = new ArrayList<CommitLogEntry>(bare.size());
    for (CommitLogEntry entry : bare) {
      full.add(
          new CommitLogEntry(
              entry.sequence(),
              entry.timestampMicros(),
              entry.actor(),
              entry.operation(),
              entry.key(),
              states(entry.sequence())));
    }
    return full;
  }

  private List<LoggedState> states(long sequence) throws SQLException {
    var touched =
        new ArrayList<Touched>(
            sql.all(
                "SELECT ordinal, schema_id, name, dropped FROM schema_log WHERE sequence = ?",
                row ->
                    new Touched(
                        row.getInt(1),
                        new LoggedState.SchemaState(
                            UUID.fromString(row.getString(2)),
                            row.getString(3),
                            row.getInt(4) != 0)),
                sequence));
    touched.addAll(
        sql.all(
            """
            SELECT ordinal, table_id, schema_id, name, metadata_location FROM table_log
            WHERE sequence = ?""",
            row ->
                new Touched(
                    row.getInt(1),
                    new LoggedState.TableState(
                        UUID.fromString(row.getString(2)),
                        UUID.fromString(row.getString(3)),
                        row.getString(4),
                        Optional.ofNullable(row.getString(5)))),
            sequence));
    return touched.stream()
        .sorted((a, b) -> Integer.compare(a.ordinal, b.ordinal))
        .map(Touched::state)
        .toList();
  }
}
