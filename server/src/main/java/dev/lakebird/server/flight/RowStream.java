package dev.lakebird.server.flight;

import dev.lakebird.engine.result.RowReader;
import dev.lakebird.engine.result.StatementResult;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.arrow.ArrowRows;
import dev.lakebird.types.vector.Batch;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.arrow.flight.FlightProducer.ServerStreamListener;
import org.apache.arrow.memory.BufferAllocator;

/// Sends the rows of a running query as fast as its client takes them. At most two Arrow batches of a stream
/// are in memory: one that waits in the network's queue, and one that is gathered.
final class RowStream {
  /// Clients do best with large batches, and some refuse messages over 16 MiB.
  private static final int ROWS_MAX = 1 << 16;

  private static final long BYTES_MAX = 12L << 20;

  /// Rows that came so long ago are sent though their batch is not full.
  private static final long HOLD_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final ServerStreamListener listener;
  private final BufferAllocator memory;
  private final Duration stallMax;
  private boolean cancelled;

  /// @param memory what Arrow batches are taken from
  /// @param stallMax how long a client may read nothing
  RowStream(ServerStreamListener listener, BufferAllocator memory, Duration stallMax) {
    this.listener = listener;
    this.memory = memory;
    this.stallMax = stallMax;
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
        var gathered = new ArrowRows(rows.columns(), memory, ROWS_MAX, BYTES_MAX)) {
      listener.setUseZeroCopy(true);
      listener.start(gathered.root());
      boolean sent = false;
      long firstNanos = System.nanoTime();
      for (Optional<Batch> next = reader.next(); next.isPresent(); next = reader.next()) {
        Batch batch = next.get();
        int at = 0;
        while (at < batch.selectedCount()) {
          if (gathered.rowCount() == 0) {
            firstNanos = System.nanoTime();
          }
          at += gathered.append(batch, at);
          if (gathered.isFull() || System.nanoTime() - firstNanos > HOLD_NANOS) {
            put(gathered);
            sent = true;
          }
        }
      }
      if (gathered.rowCount() > 0 || !sent) {
        put(gathered);
      }
    }
    listener.completed();
  }

  private void put(ArrowRows gathered) {
    awaitReady();
    gathered.flush();
    listener.putNext();
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
