package dev.lakebird.queryexec.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakebird.foundation.Cancellation;
import dev.lakebird.functions.spi.EvaluationContext;
import dev.lakebird.queryexec.operator.ResultQueue;
import dev.lakebird.types.memory.Memory;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorBuilder;
import dev.lakebird.types.vector.VectorType;
import dev.lakebird.types.vector.Vectors;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.arrow.memory.BufferAllocator;

/// A pool, a query allocator and settings for one test; closing it fails on leaked bytes.
public final class ExecutionFixture implements AutoCloseable {
  public final BufferAllocator root = Memory.root(8L << 30);
  public final Cancellation cancellation = new Cancellation();
  public final QueryContext context;
  public final ExecutorPool pool;

  public ExecutionFixture(ExecutionSettings settings) {
    this.pool = new ExecutorPool(settings.threads());
    this.context =
        new QueryContext(
            Memory.child(root, "query", settings.memoryLimitBytes()),
            new EvaluationContext(0, ZoneOffset.UTC, "tester@example.com", 42, cancellation),
            settings);
  }

  public static ExecutionSettings settings() {
    return new ExecutionSettings(
        2,
        4096,
        1L << 30,
        Path.of(System.getProperty("java.io.tmpdir"), "lakebird-test-spill"),
        16L << 30,
        false);
  }

  public TaskContext task() {
    return TaskContext.standalone(context, 0);
  }

  /// Runs pipelines that end in a result queue and reads all rows.
  public List<List<Value>> run(Function<ResultQueue, List<Pipeline>> plan) {
    var queue = new ResultQueue(4);
    List<List<Value>> rows = new ArrayList<>();
    try (var execution = QueryExecution.start(pool, context, plan.apply(queue))) {
      Optional<Batch> batch;
      while ((batch = queue.next()).isPresent()) {
        try {
          rows.addAll(rows(batch.get()));
        } finally {
          batch.get().release();
        }
      }
      execution.done().join();
    }
    return rows;
  }

  public static List<List<Value>> rows(Batch batch) {
    List<List<Value>> rows = new ArrayList<>();
    for (int k = 0; k < batch.selectedCount(); k++) {
      List<Value> row = new ArrayList<>();
      for (Vector column : batch.columns()) {
        row.add(Vectors.read(column, batch.selection().row(k)));
      }
      rows.add(row);
    }
    return rows;
  }

  /// A batch of the rows in memory of the root allocator, owned by the caller.
  public Batch batch(List<VectorType> types, List<List<Value>> rows) {
    List<Vector> columns = new ArrayList<>();
    for (int c = 0; c < types.size(); c++) {
      int column = c;
      columns.add(
          VectorBuilder.build(types.get(c), rows.stream().map(r -> r.get(column)).toList(), root));
    }
    return Batch.of(columns, rows.size());
  }

  /// Batches of one INT64 column that counts from 0 on, in memory of the root allocator, owned by the caller.
  public List<Batch> numbers(int batches, int rowsEach) {
    List<Batch> made = new ArrayList<>();
    for (int b = 0; b < batches; b++) {
      List<List<Value>> rows = new ArrayList<>();
      for (int r = 0; r < rowsEach; r++) {
        rows.add(List.of(Value.of((long) b * rowsEach + r)));
      }
      made.add(batch(List.of(VectorType.INT64), rows));
    }
    return made;
  }

  @Override
  public void close() {
    pool.close();
    assertThat(context.allocator().getAllocatedMemory()).as("bytes leaked by the query").isZero();
    context.allocator().close();
    assertThat(root.getAllocatedMemory()).as("bytes leaked by the test").isZero();
    root.close();
  }
}
