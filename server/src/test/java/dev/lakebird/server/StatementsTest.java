package dev.lakebird.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.arrow.flight.FlightRuntimeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StatementsTest {
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
  void statementsAnswerRowsAndOutcomes() throws Exception {
    try (var client = server.client()) {
      assertThat(client.rows("SELECT 1 AS a, 'x' AS b")).isEqualTo("1,x\n");
      assertThat(client.rows("CREATE SCHEMA IF NOT EXISTS shop")).isEmpty();
      assertThat(client.rows("CREATE TABLE shop.t (a INT64, b STRING)")).isEmpty();
      assertThat(client.sql.executeUpdate("INSERT INTO shop.t VALUES (1, 'x'), (2, NULL)"))
          .isEqualTo(2);
      assertThat(client.rows("SELECT * FROM shop.t ORDER BY a")).isEqualTo("1,x\n2,null\n");
      assertThat(client.rows("SELECT a FROM shop.t WHERE FALSE")).isEmpty();
    }
  }

  @Test
  void failuresNameCodeAndPlace() throws Exception {
    try (var client = server.client()) {
      assertThatThrownBy(() -> client.sql.execute("SELECT idd FROM UNNEST([1]) AS id"))
          .isInstanceOfSatisfying(
              FlightRuntimeException.class,
              e ->
                  assertThat(e.status().metadata().get("x-lakebird-code"))
                      .isEqualTo("UNKNOWN_NAME"))
          .hasMessageContaining("Unrecognized name: idd")
          .hasMessageContaining("[1:8]");
    }
  }

  @Test
  void jdbcQueries() throws Exception {
    try (var connection = server.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT 1 AS a, 'x' AS b, NUMERIC '1.5' AS c")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getLong("a")).isEqualTo(1);
      assertThat(rows.getString(2)).isEqualTo("x");
      assertThat(rows.getBigDecimal(3)).isEqualByComparingTo("1.5");
      assertThat(rows.next()).isFalse();
    }
  }
}
