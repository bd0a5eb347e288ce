package dev.lakebird.queryexec.operator;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.queryexec.column.ColumnBuffers;
import dev.lakebird.queryexec.run.Operator;
import dev.lakebird.queryexec.run.OperatorFactory;
import dev.lakebird.queryexec.run.SinkOperator;
import dev.lakebird.queryexec.run.Step;
import dev.lakebird.queryexec.run.TaskContext;
import dev.lakebird.types.vector.Batch;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Where a query's answer waits for its reader. When it is full, the workers leave their threads
/// until the reader has taken a batch. Each batch belongs to the reader from then on: whole batches
/// are retained, others copied. Holds a few batches.
public final class ResultQueue implements OperatorFactory {
  private final int batchesMax;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Batch> batches = new ArrayDeque<>();
  private CompletableFuture<Void> space = CompletableFuture.completedFuture(null);
  private boolean complete;
  private boolean closed;
  private @Nullable LakebirdException failure;

  public ResultQueue(int batchesMax) {
    this.batchesMax = batchesMax;
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
    long nanos = timeout.toNanos();
    CompletableFuture<Void> freed;
    Batch batch;
    lock.lock();
    try {
      while (batches.isEmpty()) {
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
      batch = batches.remove();
      freed = space;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LakebirdException(ErrorCode.CANCELLED, "The wait for a result was interrupted", e);
    } finally {
      lock.unlock();
    }
    freed.complete(null);
    return Optional.of(batch);
  }

  /// Waits at most 292 years.
  public Optional<Batch> next() {
    return next(Duration.ofNanos(Long.MAX_VALUE));
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
      if (batches.size() < batchesMax) {
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

  private void put(Batch owned) {
    lock.lock();
    try {
      if (closed) {
        owned.release();
        return;
      }
      batches.add(owned);
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  private final class Sink implements SinkOperator {
    private final TaskContext context;
    private boolean inputFinished;

    Sink(TaskContext context) {
      this.context = context;
    }

    @Override
    public void addInput(Batch batch) {
      boolean whole = batch.selection().isAll() && batch.selectedCount() == batch.rowCount();
      put(whole ? batch.retain() : ColumnBuffers.copy(batch, context.allocator()));
    }

    @Override
    public void finishInput() {
      inputFinished = true;
    }

    @Override
    public Step advance() {
      if (inputFinished) {
        return Step.FINISHED;
      }
      CompletableFuture<Void> room = room();
      return room.isDone() ? Step.NEED_INPUT : new Step.Blocked(room);
    }

    @Override
    public void close() {}
  }
}
