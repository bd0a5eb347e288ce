package dev.lakebird.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Results of many messages arrive as they are, however they are read, and leave nothing behind.
class BigResultsTest {
  private static final int KINDS = 7;
  private static final int ROWS = 200_000;

  /// A value of every type for each kind of row; some are NULL, others wide.
  private static final String EVERY_TYPE =
      """
      SELECT k,
        IF(k = 1, NULL, k * 1000003) AS i, k > 3 AS b, k / 7 AS f,
        CAST(k AS NUMERIC) / 8 AS n, CAST(k AS BIGNUMERIC) / 1024 AS bn,
        IF(k = 2, NULL, REPEAT(CHR(97 + k), k * 9)) AS s, CAST(REPEAT('b', k * 5) AS BYTES) AS bin,
        DATE_ADD(DATE '2024-02-27', INTERVAL k DAY) AS d, TIME(1, 2, k) AS t,
        DATETIME(2024, 2, 3, 4, 5, k) AS dt, TIMESTAMP_SECONDS(k * 100000) AS ts,
        MAKE_INTERVAL(k, k, k) AS iv, TO_JSON(STRUCT(k AS x, 'j' AS y)) AS j,
        GENERATE_ARRAY(1, k) AS a, STRUCT(k AS p, CAST(k AS STRING) AS q) AS st,
        RANGE(DATE '2024-01-01', DATE_ADD(DATE '2024-01-02', INTERVAL k DAY)) AS r
      FROM UNNEST(GENERATE_ARRAY(0, 6)) AS k
      """;

  private static final String BIG =
      "SELECT id, CONCAT('row ', id, REPEAT('-', MOD(id, 40))) AS name, kinds.* FROM"
          + " UNNEST(GENERATE_ARRAY(0, "
          + (ROWS - 1)
          + ")) AS id JOIN ("
          + EVERY_TYPE
          + ") AS kinds ON kinds.k = MOD(id, "
          + KINDS
          + ")";

  private final RunningServer server = RunningServer.start();

  @AfterEach
  void nothingIsLeft() throws InterruptedException {
    SessionsTest.await(
        () ->
            server.server().health().queuedBytes() == 0
                && server.server().health().running() == 0
                && server.server().connectionCount() == 0,
        () -> server.server().health().toString());
    server.close();
  }

  private static FlightStream ask(RunningServer.Client client, String statement) {
    var info = client.sql.execute(statement);
    return client.sql.getStream(info.getEndpoints().getFirst().getTicket());
  }

  private static String text(List<FieldVector> vectors, int row) {
    var text = new StringBuilder();
    for (FieldVector vector : vectors) {
      Object value = vector.getObject(row);
      text.append(value instanceof byte[] bytes ? Arrays.toString(bytes) : value).append('|');
    }
    return text.toString();
  }

  @Test
  void theFirstBatchesAreSmallSoThatRowsComeSoon() throws Exception {
    List<Long> sizes = new ArrayList<>();
    try (var client = server.client();
        FlightStream stream =
            ask(client, "SELECT REPEAT('x', 1000) FROM UNNEST(GENERATE_ARRAY(1, 40000))")) {
      while (stream.next()) {
        sizes.add((long) stream.getRoot().getVector(0).getBufferSize());
      }
    }
    assertThat(sizes.getFirst()).isBetween(1L << 16, 1L << 19);
    assertThat(Collections.max(sizes)).isBetween(7L << 20, 9L << 20);
    assertThat(sizes.stream().mapToLong(Long::longValue).sum()).isGreaterThan(40_000_000L);
  }

  private static List<String> kinds(RunningServer.Client client) throws Exception {
    List<String> kinds = new ArrayList<>();
    try (FlightStream stream = ask(client, EVERY_TYPE + " ORDER BY k")) {
      while (stream.next()) {
        for (int row = 0; row < stream.getRoot().getRowCount(); row++) {
          kinds.add(text(stream.getRoot().getFieldVectors(), row));
        }
      }
    }
    assertThat(kinds).hasSize(KINDS).doesNotHaveDuplicates();
    return kinds;
  }

  /// What is to happen between two batches.
  private interface Pause {
    void await() throws InterruptedException;
  }

  private void readAll(Pause pause) throws Exception {
    try (var client = server.client()) {
      List<String> kinds = kinds(client);
      var seen = new boolean[ROWS];
      int batches = 0;
      int rows = 0;
      try (FlightStream stream = ask(client, BIG)) {
        while (stream.next()) {
          VectorSchemaRoot root = stream.getRoot();
          List<FieldVector> vectors = root.getFieldVectors();
          for (int row = 0; row < root.getRowCount(); row++) {
            int id = ((Number) vectors.get(0).getObject(row)).intValue();
            assertThat(seen[id]).isFalse();
            seen[id] = true;
            if (!vectors.get(1).getObject(row).toString().equals("row " + id + "-".repeat(id % 40))
                || !text(vectors.subList(2, vectors.size()), row).equals(kinds.get(id % KINDS))) {
              throw new AssertionError("Row " + id + " came as " + text(vectors, row));
            }
          }
          rows += root.getRowCount();
          batches++;
          pause.await();
        }
      }
      assertThat(rows).isEqualTo(ROWS);
      assertThat(batches).isGreaterThan(2);
    }
  }

  @Test
  void rowsReadAtOnceAreUnharmed() throws Exception {
    readAll(() -> {});
  }

  @Test
  void rowsReadSlowlyAreUnharmed() throws Exception {
    // Waits until the server waits for the client, or has nothing left to send.
    readAll(
        () -> {
          for (long before = -1, now = queued(); before != now; now = queued()) {
            before = now;
            Thread.sleep(100);
          }
        });
  }

  private long queued() {
    return server.server().health().queuedBytes();
  }

  @Test
  void clientsThatDisconnectInTheMiddleLeaveNothing() throws Exception {
    for (int batchesRead = 0; batchesRead < 3; batchesRead++) {
      try (var wire = new Wire(server.server().port());
          var client = new RunningServer.Client(wire.port());
          FlightStream stream = ask(client, BIG)) {
        for (int batch = 0; batch < batchesRead; batch++) {
          assertThat(stream.next()).isTrue();
        }
        SessionsTest.await(() -> queued() > 0);
        wire.close();
        assertThatThrownBy(
                () -> {
                  while (stream.next()) {}
                })
            .isInstanceOf(FlightRuntimeException.class);
      }
      SessionsTest.await(() -> queued() == 0 && server.server().connectionCount() == 0);
    }
  }
}
