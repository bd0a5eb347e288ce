package dev.lakebird.conformance.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server process with 64 busy and 1,000 idle sessions for ten minutes (`-Dlakebird.soak.seconds`): no
/// error, and in the end it holds no more than it did when it was warm.
@Tag("long")
class SoakTest {
  private static final int BUSY = 64;
  private static final int IDLE = 1000;
  private static final Duration LENGTH =
      Duration.ofSeconds(Integer.getInteger("lakebird.soak.seconds", 600));
  private static final Duration WARM_UP = LENGTH.dividedBy(5);

  /// What may grow where nothing leaks: compiled code, pools that fill, samples of statistics.
  private static final long HEAP_SLACK = 24L << 20;

  private static final long RESIDENT_SLACK = 128L << 20;
  private static final long ALLOCATED_SLACK = 1L << 20;
  private static final int THREADS_SLACK = 16;
  private static final int FILES_SLACK = 32;

  /// Held, so that its level stays.
  private static final Logger DRIVER_LOG = Logger.getLogger("org.apache.arrow.driver.jdbc");

  @TempDir private Path folder;

  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final AtomicLong rounds = new AtomicLong();

  @Test
  void memoryAndThreadsAreSteadyWithoutAnError() throws Exception {
    assumeTrue(ServerReading.isPossible(), "there is no /proc");
    DRIVER_LOG.setLevel(Level.WARNING);
    String[] settings = {
      "--memory-limit", "512MB", "--threads", "2", "--disconnected-idle-seconds", "2"
    };
    try (var server = ServerProcess.start(folder, settings)) {
      String url = "jdbc:arrow-flight-sql://127.0.0.1:" + server.port() + "/?useEncryption=false";
      BusySession.prepare(url);
      List<Connection> idle = new ArrayList<>();
      List<BusySession> busy = new ArrayList<>();
      try {
        for (int i = 0; i < IDLE; i++) {
          idle.add(DriverManager.getConnection(url));
          answersOne(idle.getLast());
        }
        for (int i = 0; i < BUSY; i++) {
          busy.add(new BusySession(url));
        }
        work(busy, WARM_UP);
        ServerReading warm = reading(server, "warm");
        work(busy, LENGTH.minus(WARM_UP));
        ServerReading end = reading(server, "end");
        assertThat(failures).isEmpty();
        assertSteady(warm, end);
        for (Connection connection : idle) {
          answersOne(connection);
        }
      } finally {
        for (BusySession session : busy) {
          session.close();
        }
        for (Connection connection : idle) {
          connection.close();
        }
      }
      awaitNoSessions(server);
    }
  }

  private void work(List<BusySession> sessions, Duration length) throws InterruptedException {
    long end = System.nanoTime() + length.toNanos();
    List<Thread> threads = new ArrayList<>();
    for (BusySession session : sessions) {
      threads.add(Thread.ofPlatform().start(() -> work(session, end)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void work(BusySession session, long end) {
    try {
      while (System.nanoTime() < end && failures.isEmpty()) {
        session.round();
        rounds.incrementAndGet();
      }
    } catch (SQLException | RuntimeException | AssertionError e) {
      failures.add(e);
    }
  }

  private ServerReading reading(ServerProcess server, String name) throws Exception {
    ServerReading reading = ServerReading.take(server, IDLE + BUSY);
    System.out.println("SoakTest " + name + " after " + rounds + " rounds: " + reading);
    return reading;
  }

  private static void assertSteady(ServerReading warm, ServerReading end) {
    assertThat(end.sessions()).isEqualTo(warm.sessions()).isEqualTo(IDLE + BUSY);
    assertThat(end.queuedBytes()).isZero();
    assertThat(end.allocatedBytes()).isLessThan(warm.allocatedBytes() + ALLOCATED_SLACK);
    assertThat(end.heapBytes()).isLessThan(warm.heapBytes() + HEAP_SLACK);
    assertThat(end.residentBytes()).isLessThan(warm.residentBytes() + RESIDENT_SLACK);
    assertThat(end.threads()).isLessThan(warm.threads() + THREADS_SLACK);
    assertThat(end.files()).isLessThan(warm.files() + FILES_SLACK);
  }

  private static void answersOne(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT 1")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getLong(1)).isEqualTo(1);
    }
  }

  private static void awaitNoSessions(ServerProcess server) throws Exception {
    for (int tries = 0; ServerReading.health(server).path("sessions").asInt() > 0; tries++) {
      assertThat(tries).as("sessions end with their connections").isLessThan(600);
      Thread.sleep(100);
    }
  }
}
