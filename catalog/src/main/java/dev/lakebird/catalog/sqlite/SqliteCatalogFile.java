package dev.lakebird.catalog.sqlite;

import dev.lakebird.catalog.store.ClockMicros;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/// A file that holds, or shall hold, a catalog.
public final class SqliteCatalogFile {
  private static final int BUSY_TIMEOUT_MILLIS = 30_000;
  private static final Duration OPEN_DEADLINE = Duration.ofSeconds(30);
  private static final Duration OPEN_PAUSE = Duration.ofMillis(20);

  private static final String ID_PROPERTY = "catalog_id";
  private static final String WAREHOUSE_PROPERTY = "warehouse";

  private final Path file;
  private final Clock clock;
  private final List<String> migrations;
  private final SqliteWrites.Committer committer;
  private final Duration settleDeadline;

  public SqliteCatalogFile(Path file, Clock clock) {
    this(
        file,
        clock,
        SqliteMigrations.RESOURCES,
        SqliteWrites.Committer.SQLITE,
        SqliteWrites.SETTLE_DEADLINE);
  }

  SqliteCatalogFile(
      Path file,
      Clock clock,
      List<String> migrations,
      SqliteWrites.Committer committer,
      Duration settleDeadline) {
    this.file = file;
    this.clock = clock;
    this.migrations = List.copyOf(migrations);
    this.committer = committer;
    this.settleDeadline = settleDeadline;
  }

  public Path path() {
    return file;
  }

  public boolean exists() {
    return Files.isRegularFile(file);
  }

  /// Opens the catalog that the file holds, brought to the schema version of this build. Makes no file.
  /// A file that is absent or holds no catalog is CATALOG_MISMATCH.
  public SqliteCatalogStore open() {
    if (!exists()) {
      throw new LakebirdException(
              ErrorCode.CATALOG_MISMATCH, "The catalog store of the warehouse cannot be reached")
          .with("store", file);
    }
    return opened(Optional.empty(), "");
  }

  /// Deletes a file that nobody has open.
  public void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException failure) {
      throw new LakebirdException(
              ErrorCode.STORAGE_UNAVAILABLE, "A catalog store cannot be deleted", failure)
          .with("store", file);
    }
  }

  /// The last commit that the file holds, 0 where it holds none or is absent. Changes nothing.
  public long lastSequence() {
    if (!exists()) {
      return 0;
    }
    try (var connections = new SqliteConnections(file, BUSY_TIMEOUT_MILLIS);
        var lease = connections.lease()) {
      var sql = new Sql(lease.connection());
      boolean made =
          sql.first(
                  "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'head'",
                  row -> row.getInt(1))
              .isPresent();
      return made ? sql.first("SELECT sequence FROM head", row -> row.getLong(1)).orElse(0L) : 0;
    } catch (SQLException failure) {
      throw SqliteErrors.translate(failure, file);
    }
  }

  /// Opens the catalog that the file holds, or makes a new one. A catalog that is there keeps its
  /// identity, whatever is proposed; one that serves another warehouse is CATALOG_MISMATCH.
  ///
  /// @param warehouse the address that the catalog serves, or empty for the folder it lies in
  public SqliteCatalogStore openOrCreate(UUID proposedId, String warehouse) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
    } catch (IOException failure) {
      throw new LakebirdException(
              ErrorCode.STORAGE_UNAVAILABLE,
              "The folder of the catalog store cannot be made",
              failure)
          .with("store", file);
    }
    return opened(Optional.of(proposedId), warehouse);
  }

  private SqliteCatalogStore opened(Optional<UUID> proposedId, String warehouse) {
    var connections = new SqliteConnections(file, BUSY_TIMEOUT_MILLIS);
    long deadline = System.nanoTime() + OPEN_DEADLINE.toNanos();
    while (true) {
      try {
        return opened(connections, proposedId, warehouse);
      } catch (SQLException failure) {
        if (!SqliteErrors.isBusy(failure) || System.nanoTime() - deadline > 0) {
          throw SqliteErrors.translate(failure, file);
        }
        LockSupport.parkNanos(OPEN_PAUSE.toNanos());
      }
    }
  }

  private SqliteCatalogStore opened(
      SqliteConnections connections, Optional<UUID> proposedId, String warehouse)
      throws SQLException {
    if (proposedId.isPresent()) {
      connections.create();
    }
    SqliteMigrations.migrate(connections, migrations, ClockMicros.now(clock));
    var writes = new SqliteWrites(connections, committer, settleDeadline);
    if (proposedId.isPresent()) {
      writes.run(
          sql -> {
            propose(sql, ID_PROPERTY, proposedId.get().toString());
            propose(sql, WAREHOUSE_PROPERTY, warehouse);
            return sql;
          });
    }
    try (var lease = connections.lease()) {
      var sql = new Sql(lease.connection());
      UUID id = UUID.fromString(property(sql, ID_PROPERTY));
      String served = property(sql, WAREHOUSE_PROPERTY);
      lease.markSound();
      if (proposedId.isPresent() && !served.equals(warehouse)) {
        throw new LakebirdException(
                ErrorCode.CATALOG_MISMATCH, "The catalog store serves another warehouse")
            .with("store", file)
            .with("warehouse", served);
      }
      return new SqliteCatalogStore(connections, writes, clock, id);
    }
  }

  private static void propose(Sql sql, String name, String value) throws SQLException {
    sql.update(
        "INSERT INTO catalog_property (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING",
        name,
        value);
  }

  private String property(Sql sql, String name) throws SQLException {
    return sql.first(
            "SELECT value FROM catalog_property WHERE name = ?", row -> row.getString(1), name)
        .orElseThrow(
            () ->
                new LakebirdException(
                        ErrorCode.CATALOG_MISMATCH, "The catalog store holds no catalog")
                    .with("store", file));
  }
}
