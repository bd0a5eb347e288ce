package dev.lakebird.server.http;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/// `GET /health`: `{"status":"UP", …}` with 200, or `"DRAINING"` with 503 once the server stops. `GET
/// /health/live` answers 200 as long as the process does.
public final class HealthDoor implements AutoCloseable {
  /// Held, so that its level stays: the library tells of each start otherwise.
  private static final Logger LIBRARY_LOG = Logger.getLogger("io.helidon");

  private final WebServer server;

  private HealthDoor(WebServer server) {
    this.server = server;
  }

  /// The state of a server as health tells it.
  ///
  /// @param running statements that run or have unread results
  /// @param queuedBytes results that wait to be sent, and rows that wait to be taken
  /// @param allocatedBytes what statements and temporary tables hold off the heap
  /// @param cachedBytes columns that are kept in memory because they were read more than once
  public record Health(
      boolean draining,
      String version,
      int sessions,
      int running,
      long queuedBytes,
      long allocatedBytes,
      long cachedBytes) {
    String json() {
      return """
      {"status":"%s","version":"%s","sessions":%d,"running":%d,"queuedBytes":%d,"allocatedBytes":%d,"cachedBytes":%d}
      """
          .formatted(
              draining ? "DRAINING" : "UP",
              version,
              sessions,
              running,
              queuedBytes,
              allocatedBytes,
              cachedBytes);
    }
  }

  /// Opens the door.
  ///
  /// @throws LakebirdException STORAGE_UNAVAILABLE where the address cannot be listened at
  public static HealthDoor open(String host, int port, Supplier<Health> health) {
    // What goes wrong at the start is told by the exception.
    LIBRARY_LOG.setLevel(Level.OFF);
    try {
      WebServer server =
          WebServer.builder()
              .address(InetAddress.getByName(host))
              .port(port)
              .shutdownHook(false)
              .routing(
                  routing ->
                      routing
                          .get("/health", (request, response) -> answer(health.get(), response))
                          .get("/health/live", HealthDoor::alive))
              .build()
              .start();
      if (!server.isRunning()) {
        throw new IllegalStateException("the address is in use or not of this machine");
      }
      LIBRARY_LOG.setLevel(Level.WARNING);
      return new HealthDoor(server);
    } catch (UnknownHostException | RuntimeException e) {
      throw new LakebirdException(
          ErrorCode.STORAGE_UNAVAILABLE,
          "HTTP cannot listen at " + host + ":" + port + ": " + e.getMessage(),
          e);
    }
  }

  private static void answer(Health health, ServerResponse response) {
    response
        .status(health.draining() ? Status.SERVICE_UNAVAILABLE_503 : Status.OK_200)
        .header(HeaderNames.CONTENT_TYPE, "application/json")
        .send(health.json());
  }

  private static void alive(ServerRequest request, ServerResponse response) {
    response.header(HeaderNames.CONTENT_TYPE, "text/plain").send("alive\n");
  }

  /// The port it listens at.
  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    WebServer unused = server.stop();
  }
}
