package dev.lakebird.queryexec.operator;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.queryexec.column.ColumnBuffers;
import dev.lakebird.queryexec.run.Operator;
import dev.lakebird.queryexec.run.OperatorFactory;
import dev.lakebird.queryexec.run.SinkOperator;
import dev.lakebird.queryexec.run.Step;
import dev.lakebird.queryexec.run.TaskContext;
import dev.lakebird.types.arrow.ArrowBatch;
import dev.lakebird.types.arrow.ArrowRows;
import dev.lakebird.types.vector.Batch;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Where a query's answer waits for its reader. When it is full, the workers leave their threads
/// until the reader has taken a batch. Each batch belongs to the reader from then on: whole batches
/// are retained, others copied. Holds a few batches.
///
/// A reader that wants Arrow says so, and from then on every worker gathers its rows itself, while they
/// are in its cache; what waits then is Arrow batches.
public final class ResultQueue implements OperatorFactory {
  /// Arrow batches are large; beside those that wait, each worker fills one.
  private static final int GATHERED_MAX = 2;

  private static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE);

  private final int batchesMax;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Batch> batches = new ArrayDeque<>();
  private final ArrayDeque<ArrowBatch> gathered = new ArrayDeque<>();
  private volatile @Nullable Supplier<ArrowRows> gatherers;

  /// Where the reader gathers the batches that came before it asked for Arrow; null when there are none.
  private @Nullable ArrowRows early;

  private int earlyAt;
  private final ArrayDeque<ArrowBatch> earlyReady = new ArrayDeque<>();
  private CompletableFuture<Void> space = CompletableFuture.completedFuture(null);
  private boolean complete;
  private boolean closed;
  private @Nullable LakebirdException failure;

  /// @param batchesMax how many batches may wait
  public ResultQueue(int batchesMax) {
    this.batchesMax = batchesMax;
  }

  /// Makes the answer one of Arrow batches from here on: asked for once, by the reader, which asks for
  /// [#nextGathered] alone afterwards.
  ///
  /// @param gatherers makes what one worker gathers its rows in
  public void gather(Supplier<ArrowRows> gatherers) {
    CompletableFuture<Void> freed;
    lock.lock();
    try {
      early = gatherers.get();
      this.gatherers = gatherers;
      freed = space;
    } finally {
      lock.unlock();
    }
    freed.complete(null);
  }

  @Override
  public String label() {
    return "Result";
  }

  /// Waits for the next batch, which the caller owns and releases before the execution is closed;
  /// empty at the end of the answer.
  ///
  /// @throws LakebirdException the failure of the query; DEADLINE_EXCEEDED when no batch comes within
  ///     `timeout`, after which it can be asked again
  public Optional<Batch> next(Duration timeout) {
    return take(batches, timeout);
  }

  /// Waits at most 292 years.
  public Optional<Batch> next() {
    return take(batches, FOREVER);
  }

  /// As [#next()], after [#gather].
  public Optional<ArrowBatch> nextGathered() {
    Optional<ArrowBatch> ready = nextEarly();
    return ready.isPresent() ? ready : take(gathered, FOREVER);
  }

  /// The next of the batches that came before anybody asked for Arrow, gathered one after another.
  private Optional<ArrowBatch> nextEarly() {
    lock.lock();
    try {
      while (early != null && earlyReady.isEmpty()) {
        Batch batch = batches.peek();
        if (batch == null) {
          early.flush(earlyReady::add);
          early.close();
          early = null;
        } else {
          earlyAt = early.append(batch, earlyAt, earlyReady::add);
          if (earlyAt == batch.selectedCount()) {
            batches.remove().release();
            earlyAt = 0;
          }
        }
      }
      return Optional.ofNullable(earlyReady.poll());
    } finally {
      lock.unlock();
    }
  }

  private <T> Optional<T> take(ArrayDeque<T> waiting, Duration timeout) {
    long nanos = timeout.toNanos();
    CompletableFuture<Void> freed;
    T taken;
    lock.lock();
    try {
      while (waiting.isEmpty()) {
        if (failure != null) {
          throw failure;
        }
        if (complete) {
          return Optional.empty();
        }
        if (nanos <= 0) {
          throw new LakebirdException(
                  ErrorCode.DEADLINE_EXCEEDED, "The query had no result in the time allowed")
              .with("limit_millis", timeout.toMillis());
        }
        nanos = changed.awaitNanos(nanos);
      }
      if (failure != null) {
        throw failure;
      }
      taken = waiting.remove();
      freed = space;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LakebirdException(ErrorCode.CANCELLED, "The wait for a result was interrupted", e);
    } finally {
      lock.unlock();
    }
    freed.complete(null);
    return Optional.of(taken);
  }

  @Override
  public void inputFinished() {
    lock.lock();
    try {
      complete = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void failed(LakebirdException why) {
    lock.lock();
    try {
      failure = why;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      batches.forEach(Batch::release);
      batches.clear();
      gathered.forEach(ArrowBatch::close);
      gathered.clear();
      earlyReady.forEach(ArrowBatch::close);
      earlyReady.clear();
      if (early != null) {
        early.close();
        early = null;
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Operator open(TaskContext context) {
    return new Sink(context);
  }

  /// A future that is done while there is room.
  private CompletableFuture<Void> room() {
    lock.lock();
    try {
      if (gatherers == null ? batches.size() < batchesMax : gathered.size() < GATHERED_MAX) {
        return CompletableFuture.completedFuture(null);
      }
      if (space.isDone()) {
        space = new CompletableFuture<>();
      }
      return space;
    } finally {
      lock.unlock();
    }
  }

  /// Takes a batch, or answers false when the reader wants Arrow by now.
  private boolean put(Batch owned) {
    lock.lock();
    try {
      if (closed || gatherers != null) {
        owned.release();
        return closed;
      }
      batches.add(owned);
      changed.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void put(ArrowBatch owned) {
    lock.lock();
    try {
      if (closed) {
        owned.close();
        return;
      }
      gathered.add(owned);
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  private final class Sink implements SinkOperator {
    private final TaskContext context;
    private @Nullable ArrowRows rows;

    /// What is gathered, from the row `at` on; borrowed from the operator before, which does nothing until
    /// this wants input again.
    private @Nullable Batch pending;

    private int at;
    private boolean inputFinished;

    Sink(TaskContext context) {
      this.context = context;
    }

    @Override
    public void addInput(Batch batch) {
      Supplier<ArrowRows> wanted = gatherers;
      if (wanted == null) {
        boolean whole = batch.selection().isAll() && batch.selectedCount() == batch.rowCount();
        if (put(whole ? batch.retain() : ColumnBuffers.copy(batch, context.allocator()))) {
          return;
        }
        wanted = gatherers;
      }
      if (rows == null && wanted != null) {
        rows = wanted.get();
      }
      pending = batch;
      at = 0;
    }

    @Override
    public void finishInput() {
      inputFinished = true;
    }

    @Override
    public Step advance() {
      while (pending != null && rows != null) {
        CompletableFuture<Void> room = room();
        if (!room.isDone()) {
          return new Step.Blocked(room);
        }
        at = rows.append(pending, at, ResultQueue.this::put);
        if (at == pending.selectedCount()) {
          pending = null;
        }
      }
      if (inputFinished) {
        if (rows != null) {
          rows.flush(ResultQueue.this::put);
        }
        return Step.FINISHED;
      }
      CompletableFuture<Void> room = room();
      return room.isDone() ? Step.NEED_INPUT : new Step.Blocked(room);
    }

    @Override
    public void close() {
      if (rows != null) {
        rows.close();
      }
    }
  }
}
