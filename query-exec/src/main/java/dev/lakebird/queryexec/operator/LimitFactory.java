package dev.lakebird.queryexec.operator;

import dev.lakebird.queryexec.run.Operator;
import dev.lakebird.queryexec.run.OperatorFactory;
import dev.lakebird.queryexec.run.TaskContext;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Selection;
import java.util.concurrent.atomic.AtomicLong;

/// Passes `limit` rows after the first `offset` on and stops all workers then; which rows is up to
/// the order in which batches come. Behind an ordered source it keeps the order. Holds nothing.
public final class LimitFactory implements OperatorFactory {
  private final long offset;
  private final long limit;
  private final AtomicLong skipLeft;
  private final AtomicLong takeLeft;

  /// Both are at least 0; Long.MAX_VALUE stands for no limit.
  public LimitFactory(long offset, long limit) {
    this.offset = offset;
    this.limit = limit;
    this.skipLeft = new AtomicLong(offset);
    this.takeLeft = new AtomicLong(limit);
  }

  @Override
  public String label() {
    return "Limit "
        + (limit == Long.MAX_VALUE ? "ALL" : limit)
        + (offset > 0 ? " offset " + offset : "");
  }

  @Override
  public Operator open(TaskContext context) {
    return new BatchTransform() {
      @Override
      Batch transform(Batch batch) {
        int skipped = take(skipLeft, batch.selectedCount());
        int taken = take(takeLeft, batch.selectedCount() - skipped);
        if (taken == batch.selectedCount()) {
          return batch;
        }
        int[] rows = new int[taken];
        for (int k = 0; k < taken; k++) {
          rows[k] = batch.selection().row(skipped + k);
        }
        return batch.withSelection(Selection.of(rows, taken));
      }

      @Override
      boolean isDone() {
        return takeLeft.get() == 0;
      }

      @Override
      public void close() {}
    };
  }

  /// Takes up to `wanted` off what is left and answers how many it got.
  private static int take(AtomicLong left, int wanted) {
    long before = left.getAndUpdate(n -> n - Math.min(n, wanted));
    return (int) Math.min(before, wanted);
  }
}
