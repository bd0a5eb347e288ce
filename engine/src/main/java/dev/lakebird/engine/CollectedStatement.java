package dev.lakebird.engine;

import dev.lakebird.engine.result.RowReader;
import dev.lakebird.engine.result.StatementResult;
import dev.lakebird.engine.result.StatementStatistics;
import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.Column;
import dev.lakebird.types.memory.Memory;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorBuilder;
import dev.lakebird.types.vector.VectorType;
import dev.lakebird.types.vector.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;

/// A statement that has run to its end before its rows are shown, so that its failure comes before them:
/// what stands in a block with EXCEPTION WHEN ERROR.
final class CollectedStatement implements Job.RunningStatement, RowReader {
  /// How many rows the result of one such statement may have.
  static final int ROW_COUNT_MAX = 100_000;

  private static final int BATCH_ROWS = 4_096;
  private static final long MEMORY_LIMIT_BYTES = 256L << 20;

  private final List<Column> columns;
  private final List<List<Value>> rows;
  private final StatementStatistics statistics;
  private final BufferAllocator allocator = Memory.root(MEMORY_LIMIT_BYTES);
  private List<Vector> current = List.of();
  private int at;
  private boolean closed;

  private CollectedStatement(
      List<Column> columns, List<List<Value>> rows, StatementStatistics statistics) {
    this.columns = columns;
    this.rows = rows;
    this.statistics = statistics;
  }

  /// The statement at its end; one without rows is there already.
  static Job.RunningStatement of(Job.RunningStatement running) {
    if (!(running.result() instanceof StatementResult.Rows result)) {
      return running;
    }
    List<List<Value>> rows;
    try (running) {
      rows = read(result);
    }
    return new CollectedStatement(result.columns(), rows, running.statistics());
  }

  private static List<List<Value>> read(StatementResult.Rows result) {
    List<List<Value>> rows = new ArrayList<>();
    RowReader reader = result.reader();
    for (Optional<Batch> next = reader.next(); next.isPresent(); next = reader.next()) {
      Batch batch = next.get();
      for (int k = 0; k < batch.selectedCount(); k++) {
        if (rows.size() == ROW_COUNT_MAX) {
          throw new LakebirdException(
              ErrorCode.LIMIT_EXCEEDED,
              "A statement in a block with EXCEPTION has more than " + ROW_COUNT_MAX + " rows");
        }
        int row = batch.selection().row(k);
        List<Value> values = new ArrayList<>();
        for (int c = 0; c < result.columns().size(); c++) {
          values.add(Vectors.read(batch.column(c), row));
        }
        rows.add(values);
      }
    }
    return rows;
  }

  @Override
  public StatementResult result() {
    return new StatementResult.Rows(columns, this);
  }

  @Override
  public StatementStatistics statistics() {
    return statistics;
  }

  @Override
  public Optional<Batch> next() {
    release();
    int end = Math.min(at + BATCH_ROWS, rows.size());
    if (at == end) {
      return Optional.empty();
    }
    List<Vector> vectors = new ArrayList<>();
    current = vectors;
    for (int c = 0; c < columns.size(); c++) {
      int index = c;
      List<Value> values = rows.subList(at, end).stream().map(row -> row.get(index)).toList();
      vectors.add(VectorBuilder.build(VectorType.of(columns.get(c).type()), values, allocator));
    }
    Batch batch = Batch.of(vectors, end - at);
    at = end;
    return Optional.of(batch);
  }

  private void release() {
    current.forEach(Vector::release);
    current = List.of();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      release();
      allocator.close();
    }
  }
}
