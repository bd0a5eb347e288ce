package dev.lakebird.queryexec.join;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.queryexec.column.ColumnBuffers;
import dev.lakebird.queryexec.run.Operator;
import dev.lakebird.queryexec.run.OperatorFactory;
import dev.lakebird.queryexec.run.SinkOperator;
import dev.lakebird.queryexec.run.Step;
import dev.lakebird.queryexec.run.TaskContext;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.VectorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/// Joins every left row with every right row that satisfies the condition: cross joins and joins
/// without equal keys. Memory: the right side, which does not spill.
public final class NestedLoopJoin implements Join {
  private final JoinSpec spec;
  private final Object lock = new Object();
  private final List<RightRows> chunks = new ArrayList<>();
  private final CompletableFuture<Void> probesFinished = new CompletableFuture<>();
  private final AtomicInteger nextChunk = new AtomicInteger();
  private int probesOpen;
  private long rowCount;

  public NestedLoopJoin(JoinSpec spec) {
    this.spec = spec;
    if (!spec.leftKeys().isEmpty()) {
      throw new IllegalArgumentException("A nested-loop join has no keys");
    }
  }

  /// Right rows and which of them have a partner. Workers only ever set a flag, so a race changes
  /// nothing.
  record RightRows(Batch batch, boolean[] matched) {}

  JoinSpec spec() {
    return spec;
  }

  List<RightRows> chunks() {
    return chunks;
  }

  long rowCount() {
    return rowCount;
  }

  CompletableFuture<Void> probesFinished() {
    return probesFinished;
  }

  /// The next right rows whose partners nobody looked for yet, or empty.
  Optional<RightRows> takeChunk() {
    int index = nextChunk.getAndIncrement();
    return index < chunks.size() ? Optional.of(chunks.get(index)) : Optional.empty();
  }

  void probeFinished() {
    boolean last;
    synchronized (lock) {
      last = --probesOpen == 0;
    }
    if (last) {
      probesFinished.complete(null);
    }
  }

  @Override
  public OperatorFactory build() {
    return new OperatorFactory() {
      @Override
      public String label() {
        return "Nested loop build";
      }

      @Override
      public Operator open(TaskContext context) {
        return new Build(context);
      }

      @Override
      public void close() {
        synchronized (lock) {
          chunks.forEach(chunk -> chunk.batch().release());
          chunks.clear();
        }
      }
    };
  }

  @Override
  public OperatorFactory probe() {
    return new OperatorFactory() {
      @Override
      public String label() {
        return "Nested loop " + spec.kind().name().toLowerCase(Locale.ROOT);
      }

      @Override
      public Operator open(TaskContext context) {
        synchronized (lock) {
          probesOpen++;
        }
        return new NestedLoopProbe(NestedLoopJoin.this, context);
      }
    };
  }

  @Override
  public boolean keepsUnmatchedRight() {
    return spec.kind().keepsRight();
  }

  @Override
  public Optional<OperatorFactory> rest() {
    if (!spec.kind().keepsRight()) {
      return Optional.empty();
    }
    return Optional.of(
        new OperatorFactory() {
          @Override
          public String label() {
            return "Nested loop rest";
          }

          @Override
          public Operator open(TaskContext context) {
            return new NestedLoopRest(NestedLoopJoin.this, context);
          }
        });
  }

  private final class Build implements SinkOperator {
    private final TaskContext context;
    private final ColumnBuffers buffers;
    private boolean finished;

    Build(TaskContext context) {
      this.context = context;
      this.buffers = new ColumnBuffers(spec.rightTypes(), context.allocator());
    }

    @Override
    public void addInput(Batch batch) {
      buffers.append(batch);
      if (buffers.length() >= context.batchRows()) {
        handOver();
      }
    }

    private void handOver() {
      Batch full = buffers.build();
      context.statistics().addReserved(full.bytes());
      synchronized (lock) {
        chunks.add(new RightRows(full, new boolean[full.rowCount()]));
        rowCount += full.rowCount();
      }
    }

    @Override
    public void finishInput() {
      if (buffers.length() > 0) {
        handOver();
      }
      finished = true;
    }

    @Override
    public Step advance() {
      return finished ? Step.FINISHED : Step.NEED_INPUT;
    }

    @Override
    public void close() {
      buffers.close();
    }
  }

  static LakebirdException noBatch() {
    return LakebirdException.internal("The join has no batch");
  }

  /// The types of the left columns.
  List<VectorType> leftTypes() {
    return spec.leftTypes();
  }
}
