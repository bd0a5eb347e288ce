package dev.lakebird.benchmarks.flight;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.arrow.flight.BackpressureStrategy;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightEndpoint;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightServer;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.NoOpFlightProducer;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;

/// A Flight server that sends the same rows to everyone who asks, without copying them.
final class BareServer implements AutoCloseable {
  private static final long STALL_MILLIS = 60_000;

  private final FlightServer server;
  private final ExecutorService streams;

  private BareServer(FlightServer server, ExecutorService streams) {
    this.server = server;
    this.streams = streams;
  }

  /// @param memory the allocator that the rows are from
  static BareServer start(CannedRows rows, BufferAllocator memory) {
    ExecutorService streams = Executors.newVirtualThreadPerTaskExecutor();
    try {
      FlightServer server =
          FlightServer.builder(
                  memory,
                  Location.forGrpcInsecure("127.0.0.1", 0),
                  new Producer(rows, memory, streams))
              .build()
              .start();
      return new BareServer(server, streams);
    } catch (IOException e) {
      throw new LakebirdException(
          ErrorCode.STORAGE_UNAVAILABLE, "The bare server cannot listen at 127.0.0.1", e);
    }
  }

  int port() {
    return server.getPort();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      streams.close();
    }
  }

  private static final class Producer extends NoOpFlightProducer {
    private final CannedRows rows;
    private final BufferAllocator memory;
    private final Executor streams;

    Producer(CannedRows rows, BufferAllocator memory, Executor streams) {
      this.rows = rows;
      this.memory = memory;
      this.streams = streams;
    }

    @Override
    public FlightInfo getFlightInfo(CallContext context, FlightDescriptor descriptor) {
      var endpoint =
          new FlightEndpoint(new Ticket(descriptor.getCommand()), Location.reuseConnection());
      return FlightInfo.builder(rows.schema(), descriptor, List.of(endpoint)).build();
    }

    @Override
    public void getStream(CallContext context, Ticket ticket, ServerStreamListener listener) {
      var pressure = new BackpressureStrategy.CallbackBackpressureStrategy();
      pressure.register(listener);
      // The thread of the call must be free to hear that the client is ready.
      streams.execute(() -> send(listener, pressure));
    }

    private void send(ServerStreamListener listener, BackpressureStrategy pressure) {
      try (var root = VectorSchemaRoot.create(rows.schema(), memory)) {
        var loader = new VectorLoader(root);
        listener.setUseZeroCopy(true);
        listener.start(root);
        for (ArrowRecordBatch batch : rows.batches()) {
          var result = pressure.waitForListener(STALL_MILLIS);
          if (result != BackpressureStrategy.WaitResult.READY) {
            throw CallStatus.CANCELLED
                .withDescription("The client is not ready: " + result)
                .toRuntimeException();
          }
          loader.load(batch);
          listener.putNext();
        }
        listener.completed();
      } catch (RuntimeException e) {
        listener.error(e);
      }
    }
  }
}
