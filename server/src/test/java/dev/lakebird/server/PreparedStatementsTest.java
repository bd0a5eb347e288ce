package dev.lakebird.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.List;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PreparedStatementsTest {
  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = RunningServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void parametersTakeTheTypeOfTheirPlace() throws SQLException {
    try (Connection connection = server.connect();
        var statement = connection.createStatement()) {
      assertThat(statement.execute("CREATE SCHEMA IF NOT EXISTS p")).isFalse();
      assertThat(
              statement.execute(
                  "CREATE TABLE p.t (i INT64, f FLOAT64, n NUMERIC, s STRING, b BOOL, y BYTES, d"
                      + " DATE, ts TIMESTAMP)"))
          .isFalse();
      try (var insert =
          connection.prepareStatement("INSERT INTO p.t VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
        insert.setLong(1, 42);
        insert.setDouble(2, 0.5);
        insert.setBigDecimal(3, new BigDecimal("12.345678901"));
        insert.setString(4, "æ");
        insert.setBoolean(5, true);
        insert.setBytes(6, new byte[] {0, -1});
        insert.setDate(7, Date.valueOf("2026-02-03"));
        insert.setTimestamp(8, Timestamp.valueOf("2026-02-03 04:05:06.789"));
        assertThat(insert.executeUpdate()).isEqualTo(1);
        for (int i = 1; i <= 8; i++) {
          insert.setNull(i, Types.NULL);
        }
        assertThat(insert.executeUpdate()).isEqualTo(1);
      }
      try (var query =
          connection.prepareStatement(
              "SELECT * FROM p.t WHERE i = ? AND n > ? AND s IN (?, 'z') AND d <= ? LIMIT ?")) {
        query.setInt(1, 42);
        // The driver takes decimals at the scale of the parameter alone.
        query.setBigDecimal(2, new BigDecimal("12").setScale(9));
        query.setString(3, "æ");
        query.setDate(4, Date.valueOf("2026-02-03"));
        query.setLong(5, 10);
        try (var rows = query.executeQuery()) {
          assertThat(rows.next()).isTrue();
          assertThat(rows.getLong(1)).isEqualTo(42);
          assertThat(rows.getDouble(2)).isEqualTo(0.5);
          assertThat(rows.getBigDecimal(3)).isEqualByComparingTo("12.345678901");
          assertThat(rows.getString(4)).isEqualTo("æ");
          assertThat(rows.getBoolean(5)).isTrue();
          assertThat(rows.getBytes(6)).isEqualTo(new byte[] {0, -1});
          assertThat(rows.getDate(7)).isEqualTo(Date.valueOf("2026-02-03"));
          assertThat(rows.getTimestamp(8)).isNotNull();
          assertThat(rows.next()).isFalse();
        }
        query.setInt(1, 43);
        try (var rows = query.executeQuery()) {
          assertThat(rows.next()).isFalse();
        }
      }
      try (var rows = statement.executeQuery("SELECT COUNT(*) FROM p.t WHERE i IS NULL")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getLong(1)).isEqualTo(1);
      }
    }
  }

  @Test
  void aBatchOfAnInsertIsOneCommitOrNone() throws Exception {
    try (Connection connection = server.connect();
        var statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA IF NOT EXISTS p");
      statement.execute("CREATE TEMP TABLE batched (a INT64, b STRING)");
      batch(connection, "INSERT INTO batched VALUES (?, ?)", "x", "y", "z");
      assertThat(text(statement, "SELECT STRING_AGG(b ORDER BY a) FROM batched"))
          .isEqualTo("x,y,z");
      statement.execute("CREATE TABLE p.batched (a INT64, b STRING NOT NULL, c FLOAT64)");
      int before = server.dataFiles();
      batch(connection, "INSERT INTO p.batched (a, b) VALUES (?, ?), (-1, 'fixed')", "x", "y", "z");
      assertThat(server.dataFiles()).isEqualTo(before + 1);
      assertThat(text(statement, "SELECT STRING_AGG(b ORDER BY a, b) FROM p.batched"))
          .isEqualTo("fixed,fixed,fixed,x,y,z");
      assertThatThrownBy(
              () -> batch(connection, "INSERT INTO p.batched (a, b) VALUES (?, ?)", "u", null, "w"))
          .hasStackTraceContaining("NULL");
      assertThatThrownBy(
              () ->
                  batch(
                      connection,
                      "INSERT INTO p.batched (c, b) VALUES (1 / (CAST(? AS INT64) - 1), ?)",
                      "u",
                      "v",
                      "w"))
          .hasStackTraceContaining("division by zero");
      assertThat(text(statement, "SELECT CAST(COUNT(*) AS STRING) FROM p.batched")).isEqualTo("6");
      assertThat(server.dataFiles()).isEqualTo(before + 1);
    }
  }

  @Test
  void aBatchOfAnotherStatementIsACommitARow() throws Exception {
    try (Connection connection = server.connect();
        var statement = connection.createStatement()) {
      statement.execute("CREATE TEMP TABLE changed AS SELECT 0 AS a, 'x' AS b");
      batch(connection, "UPDATE changed SET a = ? + 1 WHERE b = ?", "y", "x", "x");
      assertThat(text(statement, "SELECT CAST(a AS STRING) FROM changed")).isEqualTo("3");
      assertThatThrownBy(
              () ->
                  batch(
                      connection,
                      "UPDATE changed SET a = CAST(1 / (? - 1) AS INT64) WHERE b = ?",
                      "x",
                      "x",
                      "x"))
          .hasStackTraceContaining("division by zero")
          .hasStackTraceContaining("rows_of_parameters_committed 1");
    }
  }

  /// Executes a statement with the rows (0, first), (1, second), …
  private static void batch(Connection connection, String sql, @Nullable String... texts)
      throws SQLException {
    try (var prepared = connection.prepareStatement(sql)) {
      for (int i = 0; i < texts.length; i++) {
        prepared.setLong(1, i);
        prepared.setString(2, texts[i]);
        prepared.addBatch();
      }
      int[] unused = prepared.executeBatch();
    }
  }

  private static String text(java.sql.Statement statement, String sql) throws SQLException {
    try (var rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  @Test
  void everyTypeArrivesAsOneThatClientsShow() throws SQLException {
    try (Connection connection = server.connect();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT BIGNUMERIC '1.00000000000000000001', TIMESTAMP '2026-01-02"
                    + " 03:04:05.678901+00', DATE '2026-01-02', [1, 2], STRUCT(1 AS x, 'y' AS z),"
                    + " b'\\x01', CAST(NULL AS STRING)")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getBigDecimal(1)).isEqualByComparingTo("1.00000000000000000001");
      assertThat(rows.getTimestamp(2).getNanos()).isEqualTo(678_901_000);
      assertThat(rows.getDate(3)).isEqualTo(Date.valueOf("2026-01-02"));
      assertThat((Object[]) rows.getArray(4).getArray()).containsExactly(1L, 2L);
      assertThat(rows.getObject(5)).hasToString("{\"x\":1,\"z\":\"y\"}");
      assertThat(rows.getBytes(6)).containsExactly(1);
      assertThat(rows.getString(7)).isNull();
      assertThat(rows.getMetaData().getColumnTypeName(1)).isEqualTo("DECIMAL");
    }
  }

  @Test
  void arraysAreBoundThroughFlightAndNamedParametersByName() throws Exception {
    try (var client = server.client()) {
      var prepared =
          client.sql.prepare(
              "SELECT COUNT(*) FROM UNNEST(GENERATE_ARRAY(1, 10)) AS x WHERE x IN UNNEST(?)");
      assertThat(prepared.getResultSetSchema().getFields()).hasSize(1);
      assertThat(prepared.getParameterSchema().getFields().getFirst().getType())
          .isEqualTo(ArrowType.List.INSTANCE);
      try (var root = VectorSchemaRoot.create(prepared.getParameterSchema(), client.allocator)) {
        ListVector list = (ListVector) root.getVector(0);
        var writer = list.getWriter();
        writer.setPosition(0);
        writer.startList();
        writer.writeBigInt(3);
        writer.writeBigInt(5);
        writer.endList();
        root.setRowCount(1);
        prepared.setParameters(root);
        assertThat(count(client, prepared.execute())).isEqualTo(2);
        prepared.clearParameters();
      }
      prepared.close();
      var named = client.sql.prepare("SELECT @b || '-' || @a || '-' || @b");
      var schema =
          new Schema(
              List.of(
                  Field.nullable("a", ArrowType.Utf8.INSTANCE),
                  Field.nullable("b", ArrowType.Utf8.INSTANCE)));
      try (var root = VectorSchemaRoot.create(schema, client.allocator)) {
        ((VarCharVector) root.getVector("a")).setSafe(0, "A".getBytes(StandardCharsets.UTF_8));
        ((VarCharVector) root.getVector("b")).setSafe(0, "B".getBytes(StandardCharsets.UTF_8));
        root.setRowCount(1);
        named.setParameters(root);
        var info = named.execute();
        try (var stream = client.sql.getStream(info.getEndpoints().getFirst().getTicket())) {
          assertThat(stream.next()).isTrue();
          assertThat(stream.getRoot().getVector(0).getObject(0)).hasToString("B-A-B");
        }
        named.clearParameters();
      }
      named.close();
    }
  }

  private static long count(RunningServer.Client client, org.apache.arrow.flight.FlightInfo info)
      throws Exception {
    try (var stream = client.sql.getStream(info.getEndpoints().getFirst().getTicket())) {
      assertThat(stream.next()).isTrue();
      return ((BigIntVector) stream.getRoot().getVector(0)).get(0);
    }
  }

  @Test
  void wrongCountsAndTypesAreRefused() throws Exception {
    try (var client = server.client()) {
      var prepared = client.sql.prepare("SELECT 1 WHERE DATE '2026-01-01' = ?");
      assertThatThrownBy(prepared::execute)
          .hasMessageContaining("The statement takes 1 parameters, and 0 are bound");
      var two =
          new Schema(
              List.of(
                  Field.nullable("a", new ArrowType.Int(64, true)),
                  Field.nullable("b", new ArrowType.Int(64, true))));
      try (var root = VectorSchemaRoot.create(two, client.allocator)) {
        root.allocateNew();
        root.setRowCount(1);
        prepared.setParameters(root);
        assertThatThrownBy(prepared::execute)
            .hasMessageContaining("The statement takes 1 parameters, and 2 are bound");
        prepared.clearParameters();
      }
      var wrong = new Schema(List.of(Field.nullable("a", ArrowType.Bool.INSTANCE)));
      try (var root = VectorSchemaRoot.create(wrong, client.allocator)) {
        ((org.apache.arrow.vector.BitVector) root.getVector(0)).setSafe(0, 1);
        root.setRowCount(1);
        prepared.setParameters(root);
        assertThatThrownBy(prepared::execute)
            .hasMessageContaining("No matching signature for operator =");
        prepared.clearParameters();
      }
      prepared.close();
      assertThat(client.rows("SELECT 1")).isEqualTo("1\n");
    }
  }

  @Test
  void unknownTablesAreToldWhenPrepared() throws SQLException {
    try (Connection connection = server.connect()) {
      assertThatThrownBy(() -> connection.prepareStatement("SELECT * FROM p.nothing"))
          .cause()
          .hasMessageContaining("NOT_FOUND: Table not found: p.nothing at [1:15]");
    }
  }
}
