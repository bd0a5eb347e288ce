package dev.lakebird.catalog.sqlite;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Brings a store to the schema version that this build knows, one numbered resource at a time, each in
/// one transaction. A store of a later version is refused.
final class SqliteMigrations {
  /// In order; the position of a resource, from 1, is the version it leads to.
  static final List<String> RESOURCES = List.of("0001_commit_log.sql");

  private static final String VERSION_TABLE =
      """
      CREATE TABLE IF NOT EXISTS schema_version (
        version INTEGER NOT NULL PRIMARY KEY,
        resource TEXT NOT NULL,
        applied_micros INTEGER NOT NULL
      )""";

  private SqliteMigrations() {}

  /// Applies what is missing. Processes that open one store at the same time take turns.
  static void migrate(SqliteConnections connections, List<String> resources, long nowMicros)
      throws SQLException {
    try (var lease = connections.lease()) {
      var sql = new Sql(lease.connection());
      if (version(sql) == resources.size()) {
        lease.markSound();
        return;
      }
      lease.execute("BEGIN IMMEDIATE");
      try {
        lease.execute(VERSION_TABLE);
        int version = version(sql);
        refuseLater(version, resources.size());
        for (int next = version; next < resources.size(); next++) {
          for (String statement : statements(resources.get(next))) {
            lease.execute(statement);
          }
          sql.update(
              "INSERT INTO schema_version (version, resource, applied_micros) VALUES (?, ?, ?)",
              next + 1,
              resources.get(next),
              nowMicros);
        }
        lease.execute("COMMIT");
        lease.markSound();
      } catch (SQLException | RuntimeException failure) {
        lease.execute("ROLLBACK");
        throw failure;
      }
    }
  }

  /// 0 where the store is new.
  private static int version(Sql sql) throws SQLException {
    boolean marked =
        sql.first(
                "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'schema_version'",
                row -> row.getInt(1))
            .isPresent();
    return marked
        ? sql.first("SELECT coalesce(max(version), 0) FROM schema_version", row -> row.getInt(1))
            .orElse(0)
        : 0;
  }

  private static void refuseLater(int version, int known) {
    if (version > known) {
      throw new LakebirdException(
              ErrorCode.CATALOG_MISMATCH,
              "The catalog store was written by a later version of Lakebird; use that version")
          .with("schema version", version)
          .with("known version", known);
    }
  }

  private static List<String> statements(String resource) {
    try (@Nullable InputStream in =
        SqliteMigrations.class.getResourceAsStream("/dev/lakebird/catalog/sqlite/" + resource)) {
      if (in == null) {
        throw LakebirdException.internal("A migration is missing: " + resource);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return List.of(text.split(";\\s*\\R|;\\s*$")).stream()
          .filter(statement -> !statement.isBlank())
          .toList();
    } catch (IOException failure) {
      throw new LakebirdException(
          ErrorCode.INTERNAL_ERROR, "A migration cannot be read: " + resource, failure);
    }
  }
}
