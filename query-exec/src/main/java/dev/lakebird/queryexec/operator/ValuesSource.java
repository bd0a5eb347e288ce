package dev.lakebird.queryexec.operator;

import dev.lakebird.queryexec.column.ColumnBuffers;
import dev.lakebird.queryexec.run.BatchEvaluator;
import dev.lakebird.queryexec.run.ExpressionProgram;
import dev.lakebird.queryexec.run.Operator;
import dev.lakebird.queryexec.run.OperatorFactory;
import dev.lakebird.queryexec.run.SourceOperator;
import dev.lakebird.queryexec.run.Step;
import dev.lakebird.queryexec.run.TaskContext;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.VectorType;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Rows written in the statement: VALUES lists, and the one row without columns that a SELECT without
/// FROM reads. The expressions see a row without columns. Holds one batch.
public final class ValuesSource implements OperatorFactory {
  private final List<VectorType> types;
  private final List<List<ExpressionProgram>> rows;
  private final AtomicInteger nextRow = new AtomicInteger();

  /// Each row has one expression of exactly its type a column.
  public ValuesSource(List<VectorType> types, List<List<ExpressionProgram>> rows) {
    this.types = List.copyOf(types);
    this.rows = List.copyOf(rows);
  }

  /// One row without columns.
  public static ValuesSource oneRow() {
    return new ValuesSource(List.of(), List.of(List.of()));
  }

  @Override
  public String label() {
    return "Values " + rows.size();
  }

  @Override
  public int workersMax() {
    return 1;
  }

  @Override
  public Operator open(TaskContext context) {
    return new Rows(context);
  }

  private final class Rows implements SourceOperator {
    private final TaskContext context;
    private final ColumnBuffers buffers;

    Rows(TaskContext context) {
      this.context = context;
      this.buffers = new ColumnBuffers(types, context.allocator());
    }

    @Override
    public Step advance() {
      buffers.clear();
      Batch nothing = Batch.of(List.of(), 1);
      while (buffers.length() < context.batchRows()) {
        int row = nextRow.getAndIncrement();
        if (row >= rows.size()) {
          break;
        }
        List<ExpressionProgram> cells = rows.get(row);
        for (int c = 0; c < cells.size(); c++) {
          try (BatchEvaluator evaluator = cells.get(c).open(context)) {
            buffers.column(c).appendRange(evaluator.evaluate(nothing), 0, 1);
          }
        }
        buffers.appended(1);
      }
      return buffers.length() == 0 ? Step.FINISHED : Step.HAS_OUTPUT;
    }

    @Override
    public Batch output() {
      return buffers.view();
    }

    @Override
    public void close() {
      buffers.close();
    }
  }
}
