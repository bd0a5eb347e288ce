package dev.lakebird.server.flight;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.server.config.ServerConfiguration;
import dev.lakebird.server.config.ServerSetting;
import dev.lakebird.server.session.ClientSessions;
import dev.lakebird.types.memory.Memory;
import io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.arrow.flight.FlightServer;
import org.apache.arrow.flight.Location;
import org.apache.arrow.memory.BufferAllocator;

/// A Flight SQL server over the sessions of a process.
public final class FlightDoor implements AutoCloseable {
  private static final Duration CLOSE_WAIT = Duration.ofSeconds(10);

  /// A stream goes on when no more than this waits for its client. The library would let 10 MiB wait.
  private static final int WAITING_BYTES = 4 << 20;

  /// Held, so that its level stays: the library tells of each connection that speaks no gRPC otherwise.
  private static final Logger LIBRARY_LOG = Logger.getLogger("io.grpc");

  /// Held likewise: it tells of each client that gives up a result before its end.
  private static final Logger STREAM_LOG = Logger.getLogger("io.grpc.netty.NettyServerHandler");

  private final BufferAllocator memory;
  private final CallThreads threads;
  private final EventLoops loops;
  private final Connections connections;
  private final FlightServer server;

  private FlightDoor(
      BufferAllocator memory,
      CallThreads threads,
      EventLoops loops,
      Connections connections,
      FlightServer server) {
    this.memory = memory;
    this.threads = threads;
    this.loops = loops;
    this.connections = connections;
    this.server = server;
  }

  /// Opens the door.
  ///
  /// @throws LakebirdException STORAGE_UNAVAILABLE where the address cannot be listened at
  public static FlightDoor open(ServerConfiguration configuration, ClientSessions sessions) {
    LIBRARY_LOG.setLevel(Level.WARNING);
    STREAM_LOG.setLevel(Level.SEVERE);
    BufferAllocator memory = Memory.root(configuration.bytes(ServerSetting.QUEUED_BYTES_MAX));
    var threads = new CallThreads();
    var loops = new EventLoops();
    var connections = new Connections(sessions::disconnected);
    var calls = new Calls(sessions);
    long statementBytesMax = configuration.bytes(ServerSetting.STATEMENT_BYTES_MAX);
    var statements =
        new Statements(
            calls,
            memory,
            threads.executor(),
            statementBytesMax,
            configuration.seconds(ServerSetting.HANDLE_IDLE_SECONDS));
    var door =
        new FlightSqlDoor(
            calls,
            memory,
            statements,
            new PreparedStatements(statements, memory),
            new BulkIngest(statements, memory, threads.executor()),
            new MetadataCommands(
                memory,
                ServerInfo.builder(
                    statementBytesMax,
                    configuration.count(ServerSetting.SESSIONS_MAX),
                    configuration.count(ServerSetting.HANDLES_MAX))));
    Consumer<NettyServerBuilder> network =
        builder -> {
          loops.serve(builder);
          builder
              .intercept(connections)
              .addTransportFilter(connections)
              .permitKeepAliveTime(10, TimeUnit.SECONDS)
              .permitKeepAliveWithoutCalls(true);
        };
    try {
      FlightServer server =
          FlightServer.builder(
                  memory,
                  Location.forGrpcInsecure(configuration.host(), configuration.port()),
                  door)
              .executor(threads.executor())
              .middleware(SessionMiddleware.KEY, SessionMiddleware.factory())
              .maxInboundMessageSize(
                  (int)
                      Math.min(
                          configuration.bytes(ServerSetting.MESSAGE_BYTES_MAX), Integer.MAX_VALUE))
              .backpressureThreshold(WAITING_BYTES)
              .transportHint("grpc.builderConsumer", network)
              .build()
              .start();
      return new FlightDoor(memory, threads, loops, connections, server);
    } catch (IOException | RuntimeException e) {
      threads.close();
      loops.close();
      memory.close();
      throw new LakebirdException(
          ErrorCode.STORAGE_UNAVAILABLE,
          "Flight SQL cannot listen at "
              + configuration.host()
              + ":"
              + configuration.port()
              + ": "
              + rootMessage(e),
          e);
    }
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }

  /// The port it listens at.
  public int port() {
    return server.getPort();
  }

  /// Bytes of results that wait to be sent and of rows that wait to be taken.
  public long queuedBytes() {
    return memory.getAllocatedMemory();
  }

  /// Connections that are open now.
  public int connectionCount() {
    return connections.count();
  }

  /// Calls and streams that run now, a virtual thread each.
  public int threadCount() {
    return threads.count();
  }

  /// Takes no new connections and calls; what runs goes on.
  public void drain() {
    server.shutdown();
  }

  /// Closes the door: calls that still run are cut off. An interrupt does not hinder it.
  @Override
  public void close() {
    boolean interrupted = false;
    try {
      for (boolean stopped = false; !stopped; ) {
        try {
          stop();
          stopped = true;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      threads.close();
      loops.close();
      memory.close();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void stop() throws InterruptedException {
    server.shutdown();
    if (!server.awaitTermination(CLOSE_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
      server.close();
    }
  }
}
