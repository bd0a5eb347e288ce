package dev.lakebird.server.flight;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.Column;
import dev.lakebird.types.scan.Scan;
import dev.lakebird.types.scan.ScanColumn;
import dev.lakebird.types.scan.ScanCursor;
import dev.lakebird.types.scan.ScanRequest;
import dev.lakebird.types.scan.ScanStatistics;
import dev.lakebird.types.scan.TableSource;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// Rows that a client sends while a statement reads them, once. One thread offers batches and waits where the
/// statement is slower; the statement's worker goes elsewhere where the client is.
final class IncomingRows implements TableSource, AutoCloseable {
  private static final int WAITING_MAX = 4;

  private final List<ScanColumn> columns;
  private final ArrayDeque<Batch> waiting = new ArrayDeque<>();
  private boolean ended;
  private boolean closed;
  private @Nullable LakebirdException failure;
  private CompletableFuture<Void> arrival = new CompletableFuture<>();
  private long rowsTaken;

  IncomingRows(List<Column> columns) {
    this.columns =
        columns.stream()
            .map(c -> new ScanColumn(c, VectorType.of(c.type()), Optional.empty()))
            .toList();
  }

  /// Hands a batch over; waits while enough others wait. False where nobody takes it any more: the caller
  /// keeps it.
  synchronized boolean offer(Batch batch) throws InterruptedException {
    while (!closed && waiting.size() >= WAITING_MAX) {
      wait();
    }
    if (closed) {
      return false;
    }
    waiting.add(batch);
    arrived();
    return true;
  }

  /// Tells that there are no more rows.
  synchronized void end() {
    ended = true;
    arrived();
  }

  /// Tells that the client failed: the statement fails with it.
  synchronized void fail(LakebirdException why) {
    failure = why;
    arrived();
  }

  private void arrived() {
    CompletableFuture<Void> told = arrival;
    arrival = new CompletableFuture<>();
    told.complete(null);
  }

  private synchronized @Nullable Batch poll() {
    if (failure != null) {
      throw failure;
    }
    Batch batch = waiting.poll();
    if (batch != null) {
      rowsTaken += batch.rowCount();
      notifyAll();
    }
    return batch;
  }

  private synchronized ScanCursor.Step absent() {
    if (!waiting.isEmpty() || failure != null) {
      return new ScanCursor.Step.Blocked(CompletableFuture.completedFuture(null));
    }
    return ended ? ScanCursor.Step.FINISHED : new ScanCursor.Step.Blocked(arrival);
  }

  private synchronized long rowsTaken() {
    return rowsTaken;
  }

  @Override
  public List<ScanColumn> columns() {
    return columns;
  }

  @Override
  public OptionalLong rowCount() {
    return OptionalLong.empty();
  }

  @Override
  public Scan plan(ScanRequest request) {
    if (!request.filters().isEmpty()) {
      throw LakebirdException.internal("Rows that are sent have no filters");
    }
    return new OneScan(request.columns());
  }

  /// Frees the batches that nobody took; who offers more keeps them.
  @Override
  public synchronized void close() {
    closed = true;
    waiting.forEach(Batch::release);
    waiting.clear();
    notifyAll();
    arrived();
  }

  private record Whole() implements Scan.Split {
    @Override
    public String describe() {
      return "rows of the client";
    }
  }

  private final class OneScan implements Scan {
    private final List<Integer> wanted;
    private final AtomicBoolean taken = new AtomicBoolean();

    OneScan(List<Integer> wanted) {
      this.wanted = wanted;
    }

    @Override
    public Optional<Split> nextSplit() {
      return taken.compareAndSet(false, true) ? Optional.of(new Whole()) : Optional.empty();
    }

    @Override
    public ScanCursor open(Split split, BufferAllocator allocator) {
      return new BatchCursor(wanted);
    }

    @Override
    public int splitCount() {
      return 1;
    }

    @Override
    public OptionalLong rowCount() {
      return OptionalLong.empty();
    }

    @Override
    public ScanStatistics statistics() {
      long rows = rowsTaken();
      return new ScanStatistics(0, 0, rows, rows, 0, 0, 0);
    }

    @Override
    public void close() {}
  }

  private final class BatchCursor implements ScanCursor {
    private final List<Integer> wanted;
    private @Nullable Batch held;

    BatchCursor(List<Integer> wanted) {
      this.wanted = wanted;
    }

    @Override
    public Step advance() {
      release();
      Batch next = poll();
      if (next == null) {
        return absent();
      }
      held = next;
      return Step.HAS_BATCH;
    }

    @Override
    public Batch batch() {
      Batch batch = held;
      if (batch == null) {
        throw new LakebirdException(ErrorCode.INTERNAL_ERROR, "There is no batch to read");
      }
      List<Vector> columns = new ArrayList<>();
      wanted.forEach(c -> columns.add(batch.column(c)));
      return Batch.of(columns, batch.rowCount());
    }

    private void release() {
      if (held != null) {
        held.release();
        held = null;
      }
    }

    @Override
    public void close() {
      release();
    }
  }
}
