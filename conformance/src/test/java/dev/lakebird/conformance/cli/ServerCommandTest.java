package dev.lakebird.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.server.LakebirdServer;
import dev.lakebird.server.config.ServerConfiguration;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `server`, and `sql --server` against it.
class ServerCommandTest {
  private static final String TEXT =
      """
      CREATE SCHEMA shop;
      CREATE TEMP TABLE mine AS SELECT 1 AS x;
      CREATE TABLE shop.orders (id INT64 NOT NULL, city STRING, amount NUMERIC(15,2), ts TIMESTAMP);
      INSERT INTO shop.orders VALUES (1,'Oslo',12.50,'2026-01-01 00:00:00+00'),(2,NULL,7,NULL);
      SELECT *, [1, NULL, 2] AS a, STRUCT(1 AS x, 'y', 2.5 AS x) AS s, b'\\x01' AS b FROM shop.orders ORDER BY id;
      SELECT x, DATE '2026-01-02', TIMESTAMP '2026-01-02 03:04:05.678+00', BIGNUMERIC '1.5', TRUE, @name FROM mine;
      SELECT x FROM mine WHERE FALSE;
      EXPLAIN SELECT 1;
      DECLARE n INT64 DEFAULT 0;
      WHILE n < 2 DO SET n = n + 1; SELECT n; END WHILE;
      BEGIN SELECT n + 1; SELECT n + 2; END;
      SELECT
        1 / 0;
      SELECT 'is not reached';
      """;

  @TempDir private Path folder;

  @Test
  void theShellPrintsTheSameAsInProcess() {
    ServerConfiguration configuration =
        ServerConfiguration.of(
            Map.of("port", "0", "http_port", "0", "warehouse", folder.resolve("served").toString()),
            Map.of(),
            Optional.empty());
    try (LakebirdServer server = LakebirdServer.start(configuration)) {
      String address = "127.0.0.1:" + server.port();
      for (String format : List.of("table", "json", "csv")) {
        String[] options = {
          "-e", TEXT.replace("shop", format), "--format", format, "--param", "name:STRING:n"
        };
        Command.Outcome remote = Command.run(with(options, "sql", "--server", address));
        Command.Outcome local =
            Command.run(with(options, "sql", "--warehouse", folder.resolve("own").toString()));
        assertThat(remote.out()).isEqualTo(local.out());
        assertThat(remote.failure()).isEqualTo(local.failure()).contains("[13:5]");
      }
      assertThat(Command.run("sql", "--server", address, "-e", "SELECT 1; SELEC 2").failure())
          .isEqualTo(
              Command.run(
                      "sql",
                      "--warehouse",
                      folder.resolve("own").toString(),
                      "-e",
                      "SELECT 1; SELEC 2")
                  .failure());
      assertThat(
              Command.run(
                      "sql",
                      "--server",
                      address,
                      "--dry-run",
                      "--param",
                      "n:INT64:1",
                      "-e",
                      "SELECT @n; SELECT 2")
                  .results())
          .isEqualTo("valid, would read at most 0 bytes\n".repeat(2));
      Command.Outcome costs =
          Command.run(
              "sql",
              "--server",
              address,
              "--stats",
              "-e",
              "SELECT 1; SELECT ?; SELECT 'x'",
              "--param",
              ":INT64:3");
      assertThat(costs.err().lines().filter(line -> line.startsWith("time "))).hasSize(3);
      assertThat(costs.err()).contains("returned 1 rows");
      assertThat(
              Command.run(
                      "sql",
                      "--server",
                      address,
                      "--format",
                      "csv",
                      "--set",
                      "time_zone=Asia/Tokyo",
                      "--param",
                      ":INT64:2",
                      "-e",
                      "SELECT CAST(TIMESTAMP '2026-01-01 00:00:00+00' AS STRING) AS t, ? AS n")
                  .results())
          .isEqualTo("t,n\n2026-01-01 09:00:00+09,2\n");
      assertThat(server.health().sessions()).isZero();
    }
  }

  @Test
  void serversThatAreNotThereAreTold() throws IOException {
    int free;
    try (var socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    assertThat(Command.run("sql", "--server", "127.0.0.1:" + free, "-e", "SELECT 1").failure())
        .startsWith("STORAGE_UNAVAILABLE: The server does not answer as one of Lakebird");
    assertThat(Command.run("sql", "--server", "nowhere", "-e", "SELECT 1").failure())
        .isEqualTo("INVALID_ARGUMENT: A server is written HOST:PORT, not nowhere");
    assertThat(
            Command.run("sql", "--server", "127.0.0.1:1", "--warehouse", "x", "-e", "SELECT 1")
                .failure())
        .startsWith("INVALID_ARGUMENT: --server does not go together with");
  }

  @Test
  void settingsArePrintedWithTheirSources() throws IOException {
    Path file = Files.writeString(folder.resolve("lakebird.toml"), "sessions_max = 7\n");
    assertThat(
            Command.run("server", "--print-config", "--config", file.toString(), "--port", "5")
                .results()
                .lines()
                .map(line -> line.replaceAll(" +", " ")))
        .contains("port = \"5\" # flag --port", "sessions_max = \"7\" # file " + file);
    Files.writeString(file, "session_max = 7\n");
    assertThat(Command.run("server", "--print-config", "--config", file.toString()).failure())
        .isEqualTo(
            "INVALID_ARGUMENT: Unknown setting: session_max (file "
                + file
                + "); Did you mean sessions_max?");
    assertThat(Command.run("server", "--prot", "5").failure()).contains("--prot");
  }

  @Test
  void aServerDrainsWhenItIsToldToStop() throws IOException, InterruptedException {
    int port;
    int http;
    try (var one = new ServerSocket(0);
        var two = new ServerSocket(0)) {
      port = one.getLocalPort();
      http = two.getLocalPort();
    }
    try (var process =
            CommandProcess.start(
                folder,
                Map.of("LAKEBIRD_SERVER_HTTP_PORT", String.valueOf(http)),
                "server",
                "--port",
                String.valueOf(port));
        HttpClient client = HttpClient.newHttpClient()) {
      awaitHealth(client, http, process);
      assertThat(
              Command.run("sql", "--server", "127.0.0.1:" + port, "-e", "SELECT 1 AS a").results())
          .isEqualTo("a\n-\n1\n(1 row)\n");
      process.interrupt();
      Command.Outcome outcome = process.await();
      assertThat(outcome.err()).isEmpty();
      assertThat(outcome.out()).contains("jdbc:arrow-flight-sql://127.0.0.1:" + port);
    }
  }

  private static void awaitHealth(HttpClient client, int port, CommandProcess process)
      throws InterruptedException {
    URI health = URI.create("http://127.0.0.1:" + port + "/health");
    for (int tries = 0; tries < 600 && process.isAlive(); tries++) {
      try {
        var answer =
            client.send(
                HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.body()).contains("\"status\":\"UP\"");
        return;
      } catch (IOException e) {
        Thread.sleep(100);
      }
    }
    throw new AssertionError("The server did not start");
  }

  private static String[] with(String[] options, String... first) {
    String[] all = Arrays.copyOf(first, first.length + options.length);
    System.arraycopy(options, 0, all, first.length, options.length);
    return all;
  }
}
