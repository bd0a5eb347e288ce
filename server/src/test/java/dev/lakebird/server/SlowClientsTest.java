package dev.lakebird.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flight.FlightStream;
import org.junit.jupiter.api.Test;

/// Clients that read large results slowly share the memory that the server has for what is not yet sent.
class SlowClientsTest {
  private static final int CLIENTS = 15;
  private static final int ROWS = 60_000;
  private static final String STATEMENT =
      "SELECT x, REPEAT('0123456789', 50) AS s FROM UNNEST(GENERATE_ARRAY(1, " + ROWS + ")) AS x";

  @Test
  void eachGetsItsRows() throws Exception {
    // All results together are three times as large.
    try (RunningServer server = RunningServer.start("queued_bytes_max=128MB", "threads=2")) {
      List<RunningServer.Client> clients = new ArrayList<>();
      List<FlightStream> streams = new ArrayList<>();
      try {
        for (int i = 0; i < CLIENTS; i++) {
          var client = server.client();
          clients.add(client);
          var info = client.sql.execute(STATEMENT);
          FlightStream stream = client.sql.getStream(info.getEndpoints().getFirst().getTicket());
          streams.add(stream);
          assertThat(stream.next()).isTrue();
        }
        for (FlightStream stream : streams) {
          int rows = stream.getRoot().getRowCount();
          while (stream.next()) {
            rows += stream.getRoot().getRowCount();
          }
          assertThat(rows).isEqualTo(ROWS);
        }
      } finally {
        for (FlightStream stream : streams) {
          stream.close();
        }
        for (RunningServer.Client client : clients) {
          client.close();
        }
      }
      SessionsTest.await(
          () -> server.server().health().queuedBytes() == 0,
          () -> server.server().health().toString());
    }
  }
}
