package dev.lakebird.catalog.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/// Connections to one SQLite file, kept for reuse. Every one waits for the locks of others up to the
/// busy timeout, and syncs each commit to disk.
final class SqliteConnections implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(SqliteConnections.class.getName());
  private static final int IDLE_COUNT_MAX = 4;

  private final Path file;
  private final int busyTimeoutMillis;
  private final Deque<Connection> idle = new ArrayDeque<>();
  private boolean closed;

  SqliteConnections(Path file, int busyTimeoutMillis) {
    this.file = file.toAbsolutePath().normalize();
    this.busyTimeoutMillis = busyTimeoutMillis;
  }

  Path file() {
    return file;
  }

  /// Makes the file where it is absent, in write-ahead mode.
  void create() throws SQLException {
    try (Connection connection = connect(true);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
    }
  }

  Lease lease() throws SQLException {
    synchronized (idle) {
      if (closed) {
        throw new SQLException("The catalog store is closed");
      }
      Connection connection = idle.poll();
      if (connection != null) {
        return new Lease(connection);
      }
    }
    return new Lease(connect(false));
  }

  private Connection connect(boolean create) throws SQLException {
    var config = new SQLiteConfig();
    config.setBusyTimeout(busyTimeoutMillis);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    if (!create) {
      config.resetOpenMode(SQLiteOpenMode.CREATE);
    }
    return DriverManager.getConnection("jdbc:sqlite:" + file.toUri(), config.toProperties());
  }

  @Override
  public void close() throws SQLException {
    synchronized (idle) {
      closed = true;
      for (Connection connection; (connection = idle.poll()) != null; ) {
        connection.close();
      }
    }
  }

  /// A connection for one use. It is kept for the next one only when the user says that it is sound.
  final class Lease implements AutoCloseable {
    private final Connection connection;
    private boolean sound;

    private Lease(Connection connection) {
      this.connection = connection;
    }

    Connection connection() {
      return connection;
    }

    void execute(String sql) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }

    /// The connection holds no transaction and has not failed.
    void markSound() {
      sound = true;
    }

    /// Closing an unsound connection rolls its transaction back. A failure to close changes nothing
    /// that was committed, so it is not one of the work.
    @Override
    public void close() {
      synchronized (idle) {
        if (sound && !closed && idle.size() < IDLE_COUNT_MAX) {
          idle.push(connection);
          return;
        }
      }
      try {
        connection.close();
      } catch (SQLException failure) {
        LOG.log(
            System.Logger.Level.WARNING,
            "A connection to the catalog store did not close",
            failure);
      }
    }
  }
}
