package dev.lakebird.benchmarks.flight;

import dev.lakebird.benchmarks.measure.Measurement;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.server.LakebirdServer;
import dev.lakebird.server.config.ServerConfiguration;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/// Lakebird's Flight SQL server beside a bare Flight server, both in this process, each with a connection of
/// its own from the same client code. The bare server sends what Lakebird's sent it before: all rows are in
/// memory once. The two alternate run by run.
public final class FlightRace implements AutoCloseable {
  /// What is raced over unless chosen.
  public static final List<String> KINDS = List.of("stream", "latency");

  /// After so many runs the JVM compiles little; what it still does for a run of either is a few hundredths.
  private static final int WARM_RUNS = 15;

  private static final int WARM_CALLS = 3_000;
  private static final int CALLS_A_RUN = 1_000;
  private static final String ONE_ROW = "SELECT 1";

  private final String table;
  private final int runs;
  private final PrintStream out;

  /// The client's and the bare server's, as Arrow makes it by itself.
  private final BufferAllocator memory = new RootAllocator();

  private final LakebirdServer server;
  private final FlightSqlClient client;

  /// @param warehouse the warehouse of the table
  /// @param table what is streamed, by its name
  /// @param cache whether Lakebird keeps columns in memory from run to run
  public FlightRace(
      Path warehouse,
      String table,
      int threads,
      long memoryBytes,
      boolean cache,
      int runs,
      PrintStream out) {
    this.table = table;
    this.runs = runs;
    this.out = out;
    this.server =
        LakebirdServer.start(
            ServerConfiguration.of(
                Map.of(
                    "port",
                    "0",
                    "http_port",
                    "0",
                    "warehouse",
                    warehouse.toString(),
                    "threads",
                    Integer.toString(threads),
                    "memory_limit",
                    memoryBytes + "B",
                    "cache",
                    Boolean.toString(cache)),
                Map.of(),
                Optional.empty()));
    this.client = new FlightSqlClient(connect(server.port()));
  }

  private FlightClient connect(int port) {
    return FlightClient.builder(memory, Location.forGrpcInsecure("127.0.0.1", port)).build();
  }

  public void run(List<String> kinds) {
    for (String kind : kinds) {
      switch (kind) {
        case "stream" -> race("SELECT * FROM " + table, this::stream);
        case "latency" -> race(ONE_ROW, this::latency);
        default ->
            throw new LakebirdException(
                ErrorCode.INVALID_ARGUMENT, "--queries are stream and latency, not " + kind);
      }
    }
  }

  /// Measures a statement against the bare server of its rows.
  private interface Duel {
    void run(Peer lakebird, Peer bare);
  }

  /// Asks a server for rows, as a client does: first their FlightInfo, then what its ticket gives.
  private interface Peer {
    FlightStream ask();
  }

  private void race(String statement, Duel duel) {
    Peer lakebird = () -> client.getStream(ticket(client.execute(statement)));
    try (CannedRows rows = canned(lakebird);
        BareServer bare = BareServer.start(rows, memory);
        FlightClient bareClient = connect(bare.port())) {
      FlightDescriptor command =
          FlightDescriptor.command(statement.getBytes(StandardCharsets.UTF_8));
      duel.run(lakebird, () -> bareClient.getStream(ticket(bareClient.getInfo(command))));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LakebirdException(ErrorCode.CANCELLED, "The race was interrupted", e);
    }
  }

  private static Ticket ticket(FlightInfo info) {
    return info.getEndpoints().getFirst().getTicket();
  }

  private CannedRows canned(Peer peer) {
    try (FlightStream stream = peer.ask()) {
      var rows = new CannedRows(stream.getSchema());
      while (stream.next()) {
        rows.add(stream.getRoot());
      }
      return rows;
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new LakebirdException(ErrorCode.INTERNAL_ERROR, "A stream cannot be closed", e);
    }
  }

  /// What a stream brought.
  private record Brought(long rows, long bytes) {}

  private static Brought read(Peer peer) {
    try (FlightStream stream = peer.ask()) {
      long rows = 0;
      long bytes = 0;
      VectorSchemaRoot root = stream.getRoot();
      while (stream.next()) {
        rows += root.getRowCount();
        for (FieldVector vector : root.getFieldVectors()) {
          bytes += vector.getBufferSize();
        }
      }
      return new Brought(rows, bytes);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new LakebirdException(ErrorCode.INTERNAL_ERROR, "A stream cannot be closed", e);
    }
  }

  private void stream(Peer lakebird, Peer bare) {
    Brought brought = read(lakebird);
    for (int run = 0; run < WARM_RUNS; run++) {
      same(brought, read(lakebird));
      same(brought, read(bare));
    }
    long[][] hot = new long[2][runs];
    long[][] cpu = new long[2][runs];
    for (int run = 0; run < runs; run++) {
      same(brought, timed(lakebird, hot[0], cpu[0], run));
      same(brought, timed(bare, hot[1], cpu[1], run));
    }
    var ours = new Measurement("lakebird", hot[0][0], hot[0], cpu[0]);
    var theirs = new Measurement("bare", hot[1][0], hot[1], cpu[1]);
    out.println(
        "%s: %,d rows, %,d bytes of Arrow vectors".formatted(table, brought.rows, brought.bytes));
    tell("lakebird", ours, brought);
    tell("bare server", theirs, brought);
    out.println(
        "lakebird streams at %.2f of the bare server's speed (cpu of client and server %.2f)"
            .formatted(
                theirs.medianMillis() / ours.medianMillis(),
                theirs.cpuMillis() / ours.cpuMillis()));
  }

  private void tell(String name, Measurement measured, Brought brought) {
    double seconds = measured.medianMillis() / 1e3;
    out.println(
        "%-12s %8.1f ms (cpu %.1f, best %.1f), %,.0f rows/s, %,.1f MB/s"
            .formatted(
                name,
                measured.medianMillis(),
                measured.cpuMillis(),
                measured.minMillis(),
                brought.rows / seconds,
                brought.bytes / seconds / 1e6));
  }

  private static Brought timed(Peer peer, long[] nanos, long[] cpu, int run) {
    long cpuStart = Measurement.processCpuNanos();
    long start = System.nanoTime();
    Brought brought = read(peer);
    nanos[run] = System.nanoTime() - start;
    cpu[run] = Measurement.processCpuNanos() - cpuStart;
    return brought;
  }

  private static void same(Brought first, Brought second) {
    if (first.rows != second.rows) {
      throw new LakebirdException(
              ErrorCode.INTERNAL_ERROR, "Two runs or servers sent other numbers of rows")
          .with("first", first.toString())
          .with("second", second.toString());
    }
  }

  private void latency(Peer lakebird, Peer bare) {
    for (int call = 0; call < WARM_CALLS; call++) {
      same(read(lakebird), read(bare));
    }
    long[][] nanos = new long[2][runs * CALLS_A_RUN];
    for (int run = 0; run < runs; run++) {
      calls(lakebird, nanos[0], run);
      calls(bare, nanos[1], run);
    }
    Arrays.sort(nanos[0]);
    Arrays.sort(nanos[1]);
    out.println(
        "%s on an open connection, %,d calls: lakebird p50 %.3f ms, p99 %.3f ms; bare server p50 %.3f ms, p99 %.3f ms"
            .formatted(
                ONE_ROW,
                nanos[0].length,
                percentile(nanos[0], 50),
                percentile(nanos[0], 99),
                percentile(nanos[1], 50),
                percentile(nanos[1], 99)));
  }

  private static void calls(Peer peer, long[] nanos, int run) {
    for (int call = run * CALLS_A_RUN; call < (run + 1) * CALLS_A_RUN; call++) {
      long start = System.nanoTime();
      Brought unused = read(peer);
      nanos[call] = System.nanoTime() - start;
    }
  }

  /// @param sorted times that ascend
  private static double percentile(long[] sorted, int percent) {
    return sorted[(int) ((sorted.length - 1L) * percent / 100)] / 1e6;
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new LakebirdException(ErrorCode.INTERNAL_ERROR, "The client cannot be closed", e);
    } finally {
      server.close();
    }
    memory.close();
  }
}
