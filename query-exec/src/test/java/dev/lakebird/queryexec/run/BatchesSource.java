package dev.lakebird.queryexec.run;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.vector.Batch;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Hands out given batches, which the test owns, to whichever worker asks; waits for a future before
/// one of them where told so.
public final class BatchesSource implements OperatorFactory {
  private final List<Batch> batches;
  private final AtomicInteger next = new AtomicInteger();
  private volatile CompletableFuture<?> until = CompletableFuture.completedFuture(null);
  private volatile int blockedAt = -1;
  private volatile int failingAt = -1;
  private volatile ErrorCode failureCode = ErrorCode.INTERNAL_ERROR;

  public BatchesSource(List<Batch> batches) {
    this.batches = List.copyOf(batches);
  }

  /// Makes the source wait before batch `index`.
  public BatchesSource blockedAt(int index, CompletableFuture<?> future) {
    blockedAt = index;
    until = future;
    return this;
  }

  /// Makes the source fail at batch `index`.
  public BatchesSource failingAt(int index, ErrorCode code) {
    failingAt = index;
    failureCode = code;
    return this;
  }

  /// How many batches were taken.
  public int taken() {
    return Math.min(next.get(), batches.size());
  }

  @Override
  public String label() {
    return "Batches";
  }

  @Override
  public Operator open(TaskContext context) {
    return new SourceOperator() {
      private @Nullable Batch batch;

      @Override
      public Step advance() {
        if (next.get() == blockedAt && !until.isDone()) {
          return new Step.Blocked(until);
        }
        int index = next.getAndIncrement();
        if (index >= batches.size()) {
          return Step.FINISHED;
        }
        if (index == failingAt) {
          throw new LakebirdException(failureCode, "The source fails here");
        }
        batch = batches.get(index);
        return Step.HAS_OUTPUT;
      }

      @Override
      public Batch output() {
        if (batch == null) {
          throw LakebirdException.internal("No batch");
        }
        return batch;
      }

      @Override
      public void close() {}
    };
  }
}
