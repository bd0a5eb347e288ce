package dev.lakebird.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.Ticket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What clients get wrong: each hears what, nothing is left behind, and the server goes on.
class BadInputTest {
  private static final List<String> SHARED =
      List.of(
          "grpc-",
          "ForkJoinPool",
          "VirtualThread-unblocker",
          "Common-Cleaner",
          "process reaper",
          "helidon-idle-connection-timer");

  private static final String ENDLESS =
      "SELECT a, b FROM UNNEST(GENERATE_ARRAY(1, 100000)) AS a, UNNEST(GENERATE_ARRAY(1, 100000))"
          + " AS b";

  private final Set<Thread> threadsBefore = platformThreads();
  private RunningServer server = RunningServer.start("handle_idle_seconds=2", "handles_max=5");

  /// Threads but for those that gRPC and Java keep for the whole process, and a timer of the HTTP library that
  /// ends when it is collected.
  private static Set<Thread> platformThreads() {
    Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
    threads.removeIf(
        thread ->
            SHARED.stream().anyMatch(prefix -> thread.getName().startsWith(prefix))
                || !thread.isAlive());
    return threads;
  }

  private void restart(String... settings) {
    server.close();
    server = RunningServer.start(settings);
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    try (var client = server.client()) {
      assertThat(client.rows("SELECT 'goes on'")).isEqualTo("goes on\n");
    }
    SessionsTest.await(
        () ->
            server.server().health().sessions() == 0
                && server.server().health().running() == 0
                && server.server().handleCount() == 0
                && server.server().health().queuedBytes() == 0
                && server.server().connectionCount() == 0
                && server.server().threadCount() == 0,
        () ->
            server.server().health()
                + ", handles "
                + server.server().handleCount()
                + ", connections "
                + server.server().connectionCount()
                + ", threads "
                + server.server().threadCount());
    server.close();
    SessionsTest.await(
        () -> threadsBefore.containsAll(platformThreads()),
        () -> {
          Set<Thread> left = platformThreads();
          left.removeAll(threadsBefore);
          return "threads left: " + left;
        });
  }

  private static Ticket ticket(FlightInfo info) {
    return info.getEndpoints().getFirst().getTicket();
  }

  @Test
  void aClientThatHangsUpInTheMiddle() throws Exception {
    var client = server.client();
    var stream = client.sql.getStream(ticket(client.sql.execute(ENDLESS)));
    assertThat(stream.next()).isTrue();
    stream.cancel("gone", null);
    stream.close();
    client.close();
  }

  @Test
  void aClientThatNeverReadsIsGivenUp() throws Exception {
    try (var client = server.client()) {
      try (FlightStream stream = client.sql.getStream(ticket(client.sql.execute(ENDLESS)))) {
        SessionsTest.await(() -> server.server().health().running() == 0);
        assertThatThrownBy(
                () -> {
                  while (stream.next()) {}
                })
            .hasMessageContaining("The client has read nothing for as long as handle_idle_seconds");
      }
    }
  }

  @Test
  void resultsThatNobodyFetchesExpire() throws Exception {
    try (var client = server.client()) {
      FlightInfo info = client.sql.execute(ENDLESS);
      SessionsTest.await(() -> server.server().handleCount() == 0);
      assertThatThrownBy(() -> read(client, info)).hasMessageContaining("The handle is not known");
    }
  }

  private static void read(RunningServer.Client client, FlightInfo info) throws Exception {
    try (FlightStream stream = client.sql.getStream(ticket(info))) {
      while (stream.next()) {}
    }
  }

  @Test
  void garbageInsteadOfGrpc() throws IOException {
    try (var socket = new Socket("127.0.0.1", server.server().port())) {
      socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().write(new byte[10_000]);
      socket.getOutputStream().flush();
      int answered = socket.getInputStream().readAllBytes().length;
      assertThat(answered).isLessThan(10_000);
    } catch (IOException e) {
      // The server hangs up, which the socket may tell as a reset.
      assertThat(e).hasMessageMatching("(?i).*(reset|broken|abort).*");
    }
    // The server does not wait for such a connection when it closes; it would for forty seconds.
    long start = System.nanoTime();
    restart();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
  }

  @Test
  void garbageInsteadOfCommandsAndTickets() throws Exception {
    try (var client = server.client()) {
      assertThatThrownBy(
              () ->
                  client.flight.getInfo(
                      org.apache.arrow.flight.FlightDescriptor.command(new byte[] {1, 2, 3})))
          .isInstanceOf(FlightRuntimeException.class)
          .hasMessageContaining("INVALID_ARGUMENT");
      assertThatThrownBy(
              () ->
                  client.flight.getInfo(
                      org.apache.arrow.flight.FlightDescriptor.path("no", "path")))
          .isInstanceOf(FlightRuntimeException.class)
          .hasMessageContaining("INVALID_ARGUMENT");
      assertThatThrownBy(
              () -> {
                try (FlightStream stream =
                    client.flight.getStream(new Ticket(new byte[] {9, 9, 9}))) {
                  stream.next();
                }
              })
          .isInstanceOf(FlightRuntimeException.class)
          .hasMessageContaining("INVALID_ARGUMENT");
    }
  }

  @Test
  void aTicketTwiceAndAForeignOne() throws Exception {
    try (var client = server.client();
        var other = server.client()) {
      FlightInfo info = client.sql.execute("SELECT 1");
      read(client, info);
      assertThatThrownBy(() -> read(client, info)).hasMessageContaining("The handle is not known");
      FlightInfo mine = client.sql.execute("SELECT 2");
      assertThatThrownBy(() -> read(other, mine)).hasMessageContaining("is another's");
      read(client, mine);
    }
  }

  @Test
  void statementsThatAreTooLong() throws Exception {
    try (var client = server.client()) {
      String two = "SELECT '" + "x".repeat(2 << 20) + "'";
      assertThatThrownBy(() -> client.sql.execute(two))
          .hasMessageContaining("statement_bytes_max allows 1048576");
      String hundred = "SELECT '" + "x".repeat(100_000_000) + "'";
      assertThatThrownBy(() -> client.sql.execute(hundred))
          .isInstanceOf(FlightRuntimeException.class)
          .hasMessageMatching("(?s).*(exceeds maximum size|Cancelled|RST_STREAM|closed).*");
      try (var other = server.client()) {
        assertThat(other.rows("SELECT 1")).isEqualTo("1\n");
      }
      assertThat(server.server().health().queuedBytes()).isZero();
      assertThat(server.server().handleCount()).isZero();
    }
    // gRPC answers the client and does not reset the stream. A client of Java that closes then
    // waits to send
    // the rest of its message, for which it gets no window any more: connection and session stay
    // until its
    // process ends, or session_idle_seconds have passed.
    assertThat(server.server().connectionCount()).isEqualTo(1);
    restart();
  }

  @Test
  void twoStatementsOrNone() throws Exception {
    try (var client = server.client()) {
      for (String text : List.of("SELECT 1; SELECT 2", "", ";")) {
        assertThatThrownBy(() -> client.sql.execute(text))
            .hasMessageContaining("One statement is taken here");
        assertThatThrownBy(() -> client.sql.prepare(text))
            .hasMessageContaining("One statement is taken here");
        assertThatThrownBy(() -> client.sql.executeUpdate(text))
            .hasMessageContaining("One statement is taken here");
      }
    }
  }

  @Test
  void moreHandlesThanASessionMayHold() throws Exception {
    try (var client = server.client()) {
      List<FlightInfo> infos = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        infos.add(client.sql.execute("SELECT " + i));
      }
      assertThatThrownBy(() -> client.sql.execute("SELECT 5"))
          .hasMessageContaining("handles_max allows (5)");
      FlightInfo unread = client.sql.execute("CREATE TEMP TABLE t0 AS SELECT 1 AS x");
      for (int i = 1; i < 7; i++) {
        unread = client.sql.execute("CREATE TEMP TABLE t" + i + " AS SELECT 1 AS x");
      }
      assertThat(server.server().handleCount()).isEqualTo(5);
      read(client, unread);
      read(client, infos.getFirst());
      read(client, client.sql.execute("SELECT 6"));
    }
  }

  @Test
  void moreSessionsThanAServerMayHold() throws Exception {
    restart("sessions_max=2");
    try (var one = server.client();
        var two = server.client();
        var three = server.client()) {
      one.rows("SELECT 1");
      two.rows("SELECT 1");
      assertThatThrownBy(() -> three.rows("SELECT 1"))
          .hasMessageContaining("sessions_max allows (2)");
    }
    SessionsTest.await(() -> server.server().health().sessions() == 0);
  }

  @Test
  void moreQueuedResultsThanThereIsMemoryFor() throws Exception {
    restart("queued_bytes_max=1MB");
    try (var client = server.client()) {
      assertThatThrownBy(
              () ->
                  client.rows(
                      "SELECT REPEAT('x', 1000) AS x, a FROM UNNEST(GENERATE_ARRAY(1, 20000)) AS"
                          + " a"))
          .hasMessageContaining("queued_bytes_max allows");
    }
  }

  @Test
  void aPortInUse() {
    int port = server.server().port();
    assertThatThrownBy(() -> RunningServer.start("port=" + port))
        .hasMessageContaining("Flight SQL cannot listen at 127.0.0.1:" + port);
    int http = server.server().httpPort();
    assertThatThrownBy(() -> RunningServer.start("http_port=" + http))
        .hasMessageContaining("HTTP cannot listen at 127.0.0.1:" + http);
  }

  @Test
  void drainingEndsWhatRuns() throws Exception {
    restart("drain_seconds=1");
    var client = server.client();
    FlightInfo info = client.sql.execute(ENDLESS);
    try (FlightStream stream = client.sql.getStream(ticket(info))) {
      assertThat(stream.next()).isTrue();
      RunningServer draining = server;
      Thread closing = Thread.startVirtualThread(draining::close);
      assertThatThrownBy(
              () -> {
                while (stream.next()) {}
              })
          .isInstanceOf(FlightRuntimeException.class);
      closing.join();
    }
    client.close();
    server = RunningServer.start();
  }
}
