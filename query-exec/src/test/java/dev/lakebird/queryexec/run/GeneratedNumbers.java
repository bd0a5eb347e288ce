package dev.lakebird.queryexec.run;

import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.VectorScratch;
import dev.lakebird.types.vector.VectorType;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Two equal INT64 columns: the numbers `0 … rows - 1` modulo `distinct`.
public final class GeneratedNumbers implements OperatorFactory {
  private final long rows;
  private final long distinct;
  private final AtomicLong next = new AtomicLong();

  public GeneratedNumbers(long rows, long distinct) {
    this.rows = rows;
    this.distinct = distinct;
  }

  @Override
  public String label() {
    return "Numbers";
  }

  @Override
  public Operator open(TaskContext context) {
    return new SourceOperator() {
      private final VectorScratch scratch = new VectorScratch(context.allocator());
      private Batch batch = Batch.of(List.of(), 0);

      @Override
      public Step advance() {
        long first = next.getAndAdd(context.batchRows());
        int count = (int) Math.min(context.batchRows(), rows - first);
        if (count <= 0) {
          return Step.FINISHED;
        }
        NativeBuffer data = scratch.buffer(0, count * 8L);
        for (int i = 0; i < count; i++) {
          data.segment().set(LONG, i * 8L, (first + i) % distinct);
        }
        var column = new FixedVector(VectorType.INT64, count, data, null);
        batch = Batch.of(List.of(column, column), count);
        return Step.HAS_OUTPUT;
      }

      @Override
      public Batch output() {
        return batch;
      }

      @Override
      public void close() {
        scratch.close();
      }
    };
  }
}
