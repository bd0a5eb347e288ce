package dev.lakebird.server.flight;

import dev.lakebird.engine.result.RowReader;
import dev.lakebird.engine.result.StatementResult;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.arrow.ArrowBatch;
import dev.lakebird.types.arrow.ArrowFields;
import dev.lakebird.types.arrow.ArrowRows;
import dev.lakebird.types.memory.Memory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.arrow.flight.FlightProducer.ServerStreamListener;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;

/// Sends the rows of a running query as fast as its client takes them. Beside the batches that its workers
/// fill, a stream has few in memory.
final class RowStream {
  /// Clients do best with large batches, and some refuse messages over 16 MiB.
  private static final int ROWS_MAX = 1 << 16;

  private static final long BYTES_MAX = 8L << 20;
  private static final long BYTES_MIN = 1L << 16;

  /// The first batches are small, so that rows come soon and the client has something to do.
  private static final long FIRST_BYTES = 1L << 18;

  private static final int DOUBLINGS_MAX = 16;

  /// The part of the memory that is left which the batches of one stream may take.
  private static final int SHARE = 16;

  /// Two batches wait, one is sent, and one is in the network's queue.
  private static final int BATCHES_BESIDE_WORKERS = 4;

  private final ServerStreamListener listener;
  private final BufferAllocator memory;
  private final Duration stallMax;
  private final int workers;
  private final int batchesMax;
  private final AtomicInteger begun = new AtomicInteger();
  private boolean cancelled;
  private boolean sent;

  /// @param memory what Arrow batches are taken from
  /// @param stallMax how long a client may read nothing
  /// @param workers how many threads may gather rows at the same time
  RowStream(ServerStreamListener listener, BufferAllocator memory, Duration stallMax, int workers) {
    this.listener = listener;
    this.memory = memory;
    this.stallMax = stallMax;
    this.workers = workers;
    this.batchesMax = workers + BATCHES_BESIDE_WORKERS;
  }

  /// How large a batch may be that begins now: each worker's twice as large as its one before, as far as memory
  /// allows.
  private long batchBytes() {
    int before = Math.clamp(begun.getAndIncrement() / workers, 0, DOUBLINGS_MAX);
    long most = Math.min(FIRST_BYTES << before, BYTES_MAX);
    return Math.clamp(Memory.headroomBytes(memory) / SHARE / batchesMax, BYTES_MIN, most);
  }

  /// Sends all rows and completes the stream.
  ///
  /// @param cancellation is told what wakes this when the statement is to stop
  void send(StatementResult.Rows rows, Consumer<Runnable> cancellation, Runnable cancelJob) {
    listener.setOnReadyHandler(this::wake);
    listener.setOnCancelHandler(
        () -> {
          cancelJob.run();
          stop();
        });
    cancellation.accept(this::stop);
    try (RowReader reader = rows.reader();
        VectorSchemaRoot root =
            VectorSchemaRoot.create(ArrowFields.schema(rows.columns()), memory)) {
      listener.setUseZeroCopy(true);
      listener.start(root);
      Supplier<ArrowRows> gatherers =
          () -> new ArrowRows(rows.columns(), memory, ROWS_MAX, this::batchBytes);
      reader.forEachArrow(gatherers, batch -> send(batch, root));
      if (!sent) {
        try (ArrowRows none = gatherers.get()) {
          send(none.take(), root);
        }
      }
    }
    listener.completed();
  }

  private void send(ArrowBatch batch, VectorSchemaRoot root) {
    try (batch) {
      awaitReady();
      batch.load(root);
    }
    listener.putNext();
    sent = true;
  }

  private synchronized void wake() {
    notifyAll();
  }

  private synchronized void stop() {
    cancelled = true;
    notifyAll();
  }

  private synchronized void awaitReady() {
    long deadline = System.nanoTime() + stallMax.toNanos();
    while (!listener.isReady()) {
      if (cancelled || listener.isCancelled()) {
        throw new LakebirdException(ErrorCode.CANCELLED, "The job was cancelled");
      }
      long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (millis <= 0) {
        throw new LakebirdException(
            ErrorCode.DEADLINE_EXCEEDED,
            "The client has read nothing for as long as handle_idle_seconds allows ("
                + stallMax.toSeconds()
                + ")");
      }
      try {
        wait(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new LakebirdException(ErrorCode.CANCELLED, "The server is stopping", e);
      }
    }
  }
}
