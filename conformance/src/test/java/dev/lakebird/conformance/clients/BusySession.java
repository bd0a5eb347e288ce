package dev.lakebird.conformance.clients;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ThreadLocalRandom;

/// One client that asks without a pause: queries of tables and of none, parameters, a temporary table, a
/// statement that fails, a result that nobody reads to its end, and now and then a new connection.
final class BusySession implements AutoCloseable {
  static final int ROWS = 20_000;

  /// Rounds on one connection.
  private static final int ROUNDS = 40;

  private static final long SUM = (long) ROWS * (ROWS + 1) / 2;

  private final String url;
  private Connection connection;
  private int rounds;

  BusySession(String url) throws SQLException {
    this.url = url;
    this.connection = DriverManager.getConnection(url);
  }

  /// Makes what all sessions read.
  static void prepare(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA soak");
      statement.execute(
          "CREATE TABLE soak.t AS SELECT x AS id, MOD(x, 17) AS k, CAST(x AS NUMERIC) / 4 AS"
              + " amount, CONCAT('name ', CAST(x AS STRING)) AS name FROM UNNEST(GENERATE_ARRAY(1, "
              + ROWS
              + ")) x");
    }
  }

  /// One round.
  ///
  /// @throws AssertionError where an answer is wrong
  void round() throws SQLException {
    switch (ThreadLocalRandom.current().nextInt(6)) {
      case 0 -> {
        expect("SELECT COUNT(*), SUM(id) FROM soak.t", ROWS, SUM);
      }
      case 1 -> groups();
      case 2 -> lookUp();
      case 3 -> temporaryTable();
      case 4 -> failure();
      default -> abandoned();
    }
    if (++rounds % ROUNDS == 0) {
      connection.close();
      connection = DriverManager.getConnection(url);
      // The server has a session of it from its first call on, and sessions are counted.
      expect("SELECT 1", 1);
    }
  }

  private void expect(String sql, long... values) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      require(rows.next(), sql);
      for (int c = 0; c < values.length; c++) {
        require(rows.getLong(c + 1) == values[c], sql);
      }
      require(!rows.next(), sql);
    }
  }

  private void groups() throws SQLException {
    String sql = "SELECT k, COUNT(*) AS n FROM soak.t GROUP BY k ORDER BY k";
    long count = 0;
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        count += rows.getLong("n");
      }
    }
    require(count == ROWS, sql);
  }

  private void lookUp() throws SQLException {
    String sql = "SELECT name, amount FROM soak.t WHERE id = ? AND name LIKE ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < 3; i++) {
        long id = ThreadLocalRandom.current().nextLong(ROWS) + 1;
        statement.setLong(1, id);
        statement.setString(2, "name%");
        try (ResultSet rows = statement.executeQuery()) {
          require(rows.next() && rows.getString(1).equals("name " + id), sql);
          BigDecimal quarter = BigDecimal.valueOf(id).divide(BigDecimal.valueOf(4));
          require(rows.getBigDecimal(2).compareTo(quarter) == 0, sql);
        }
      }
    }
  }

  private void temporaryTable() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE OR REPLACE TEMP TABLE mine AS SELECT id FROM soak.t WHERE k = 3");
      statement.execute("INSERT INTO mine SELECT -1");
    }
    expect("SELECT MIN(id) FROM mine", -1);
    try (Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE mine");
    }
  }

  private void failure() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT nothing FROM soak.t")) {
      throw new AssertionError("A column that is not there was found: " + rows.next());
    } catch (SQLException e) {
      require(
          e.toString().contains("nothing") || String.valueOf(e.getCause()).contains("nothing"),
          "the message of a failure: " + e);
    }
  }

  private void abandoned() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT a.id, b.name FROM soak.t a, soak.t b")) {
      for (int i = 0; i < 10; i++) {
        require(rows.next(), "rows of a long result");
      }
    }
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError("Not as expected: " + what);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
