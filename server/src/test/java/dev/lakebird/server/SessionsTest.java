package dev.lakebird.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.arrow.flight.CancelFlightInfoRequest;
import org.apache.arrow.flight.CloseSessionRequest;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.GetSessionOptionsRequest;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.SessionOptionValueFactory;
import org.apache.arrow.flight.SetSessionOptionsRequest;
import org.apache.arrow.flight.client.ClientCookieMiddleware;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.Test;
import sqlline.SqlLine;

class SessionsTest {
  private static final String ENDLESS =
      "SELECT a, b FROM UNNEST(GENERATE_ARRAY(1, 100000)) AS a, UNNEST(GENERATE_ARRAY(1, 100000))"
          + " AS b";

  static void await(BooleanSupplier condition) throws InterruptedException {
    await(condition, () -> "");
  }

  static void await(BooleanSupplier condition, Supplier<String> state) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("The condition did not come true: " + state.get());
      }
      Thread.sleep(20);
    }
  }

  @Test
  void settingsAndTemporaryTablesBelongToTheSession() throws Exception {
    try (var server = RunningServer.start()) {
      try (var one = server.client();
          var two = server.client()) {
        one.rows("CREATE TEMP TABLE mine AS SELECT 1 AS a");
        assertThat(one.rows("SELECT * FROM mine")).isEqualTo("1\n");
        assertThatThrownBy(() -> two.rows("SELECT * FROM mine")).hasMessageContaining("mine");
        var set =
            one.sql.setSessionOptions(
                new SetSessionOptionsRequest(
                    Map.of(
                        "time_zone",
                        SessionOptionValueFactory.makeSessionOptionValue("Asia/Tokyo"))));
        assertThat(set.hasErrors()).isFalse();
        assertThat(one.rows("SELECT CAST(TIMESTAMP '2026-01-01 00:00:00+00' AS STRING)"))
            .contains("+09");
        assertThat(two.rows("SELECT CAST(TIMESTAMP '2026-01-01 00:00:00+00' AS STRING)"))
            .contains("+00");
        assertThat(
                one.sql
                    .getSessionOptions(new GetSessionOptionsRequest())
                    .getSessionOptions()
                    .get("time_zone"))
            .isEqualTo(SessionOptionValueFactory.makeSessionOptionValue("Asia/Tokyo"));
        var wrong =
            one.sql.setSessionOptions(
                new SetSessionOptionsRequest(
                    Map.of(
                        "no_such",
                        SessionOptionValueFactory.makeSessionOptionValue("x"),
                        "time_zone",
                        SessionOptionValueFactory.makeSessionOptionValue("Mars"))));
        assertThat(wrong.getErrors()).containsOnlyKeys("no_such", "time_zone");
        assertThat(server.server().health().sessions()).isEqualTo(2);
      }
      await(() -> server.server().health().sessions() == 0);
      assertThat(server.server().health().queuedBytes()).isZero();
    }
  }

  @Test
  void rowsOfTemporaryTablesGoWithThemWhileTheSessionStays() throws Exception {
    try (var server = RunningServer.start();
        var client = server.client()) {
      String made =
          "CREATE OR REPLACE TEMP TABLE mine AS SELECT x FROM UNNEST(GENERATE_ARRAY(1, 50000)) x";
      client.rows(made);
      long one = server.server().health().allocatedBytes();
      assertThat(one).isGreaterThan(100_000);
      for (int i = 0; i < 5; i++) {
        client.rows(made);
      }
      assertThat(server.server().health().allocatedBytes()).isEqualTo(one);
      var unread = client.sql.execute("SELECT SUM(x), COUNT(*) FROM mine, UNNEST([1, 2]) y");
      client.rows("DROP TABLE mine");
      try (var rows = client.sql.getStream(unread.getEndpoints().getFirst().getTicket())) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getRoot().getVector(1).getObject(0)).isEqualTo(100_000L);
        assertThat(rows.next()).isFalse();
      }
      await(() -> server.server().health().allocatedBytes() == 0);
    }
  }

  @Test
  void cookiesCarryASessionOverConnections() throws Exception {
    try (var server = RunningServer.start();
        var allocator = new RootAllocator()) {
      var cookies = new ClientCookieMiddleware.Factory();
      Location location = Location.forGrpcInsecure("127.0.0.1", server.server().port());
      try (var one =
          new FlightSqlClient(
              FlightClient.builder(allocator, location).intercept(cookies).build())) {
        one.execute("CREATE TEMP TABLE mine AS SELECT 1 AS a");
        one.execute("SELECT * FROM mine");
      }
      try (var again =
          new FlightSqlClient(
              FlightClient.builder(allocator, location).intercept(cookies).build())) {
        again.execute("SELECT * FROM mine");
        again.closeSession(new CloseSessionRequest());
        assertThat(server.server().health().sessions()).isZero();
      }
      assertThat(server.server().handleCount()).isZero();
    }
  }

  @Test
  void lostSessionsAreToldOnce() throws Exception {
    try (var server = RunningServer.start("session_idle_seconds=1", "disconnected_idle_seconds=1");
        var allocator = new RootAllocator()) {
      Location location = Location.forGrpcInsecure("127.0.0.1", server.server().port());
      try (var client =
          new FlightSqlClient(
              FlightClient.builder(allocator, location)
                  .intercept(new ClientCookieMiddleware.Factory())
                  .build())) {
        client.execute("CREATE TEMP TABLE mine AS SELECT 1 AS a");
        client.execute("SELECT * FROM mine");
        await(() -> server.server().health().sessions() == 0);
        assertThatThrownBy(() -> client.execute("SELECT 1"))
            .hasMessageContaining("The session has expired or was closed");
      }
    }
  }

  @Test
  void cancelStopsWhatRuns() throws Exception {
    try (var server = RunningServer.start();
        var client = server.client()) {
      var info = client.sql.execute(ENDLESS);
      try (FlightStream stream = client.sql.getStream(info.getEndpoints().getFirst().getTicket())) {
        assertThat(stream.next()).isTrue();
        assertThat(stream.getRoot().getRowCount()).isGreaterThan(1000);
        client.sql.cancelFlightInfo(new CancelFlightInfoRequest(info));
        assertThatThrownBy(
                () -> {
                  while (stream.next()) {}
                })
            .hasMessageContaining("cancelled");
      }
      await(() -> server.server().health().running() == 0);
      assertThat(client.rows("SELECT 1")).isEqualTo("1\n");
    }
  }

  @Test
  void poolsAndShellsOfJdbcWork() throws Exception {
    try (var server = RunningServer.start()) {
      var settings = new HikariConfig();
      settings.setJdbcUrl(server.url());
      settings.setMaximumPoolSize(3);
      settings.setConnectionTestQuery("SELECT 1");
      try (var pool = new HikariDataSource(settings)) {
        for (int i = 0; i < 5; i++) {
          try (var connection = pool.getConnection();
              var statement = connection.createStatement();
              var rows = statement.executeQuery("SELECT " + i)) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(i);
          }
        }
      }
      var text = new ByteArrayOutputStream();
      var shell = new SqlLine();
      shell.setOutputStream(new PrintStream(text, true, StandardCharsets.UTF_8));
      shell.setErrorStream(new PrintStream(text, true, StandardCharsets.UTF_8));
      shell.begin(
          new String[] {
            "-d",
            "org.apache.arrow.driver.jdbc.ArrowFlightJdbcDriver",
            "-u",
            server.url(),
            "-n",
            "",
            "-p",
            "",
            "-e",
            "SELECT 1 + 1 AS two, 'x' AS x"
          },
          new ByteArrayInputStream(new byte[0]),
          false);
      assertThat(text.toString(StandardCharsets.UTF_8)).contains("two").contains("| 2");
    }
  }

  @Test
  void healthIsToldOverHttp() throws Exception {
    try (var server = RunningServer.start();
        HttpClient http = HttpClient.newHttpClient()) {
      String base = "http://127.0.0.1:" + server.server().httpPort();
      var health =
          http.send(
              HttpRequest.newBuilder(URI.create(base + "/health")).build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(health.statusCode()).isEqualTo(200);
      assertThat(health.body()).startsWith("{\"status\":\"UP\",\"version\":\"");
      assertThat(
              http.send(
                      HttpRequest.newBuilder(URI.create(base + "/health/live")).build(),
                      HttpResponse.BodyHandlers.ofString())
                  .body())
          .isEqualTo("alive\n");
      assertThat(
              http.send(
                      HttpRequest.newBuilder(URI.create(base + "/nothing")).build(),
                      HttpResponse.BodyHandlers.ofString())
                  .statusCode())
          .isEqualTo(404);
    }
  }
}
