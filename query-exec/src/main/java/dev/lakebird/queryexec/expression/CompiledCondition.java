package dev.lakebird.queryexec.expression;

import dev.lakebird.functions.spi.EvaluationContext;
import dev.lakebird.queryexec.run.BatchFilter;
import dev.lakebird.queryexec.run.FilterProgram;
import dev.lakebird.queryexec.run.TaskContext;
import dev.lakebird.types.scan.VectorPredicate;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/// A condition as conjuncts: each narrows the selection that the one before left, so that a later one
/// is never evaluated for a row that an earlier one refused.
public record CompiledCondition(List<CompiledExpression> conjuncts) implements FilterProgram {
  public CompiledCondition {
    conjuncts = List.copyOf(conjuncts);
  }

  @Override
  public BatchFilter open(TaskContext context) {
    return new Narrowing(context.evaluation(), context.allocator(), conjuncts);
  }

  /// The condition as a test that a source calls, over the table columns `columns`: conjunct column
  /// `i` is table column `columns.get(i)`.
  public VectorPredicate asPredicate(
      List<Integer> columns,
      boolean perValue,
      EvaluationContext evaluation,
      BufferAllocator allocator) {
    return new ScanPredicate(this, columns, perValue, evaluation, allocator);
  }

  private record ScanPredicate(
      CompiledCondition condition,
      List<Integer> columns,
      boolean isPerValue,
      EvaluationContext evaluation,
      BufferAllocator allocator)
      implements VectorPredicate {
    @Override
    public Tester open() {
      var narrowing = new Narrowing(evaluation, allocator, condition.conjuncts);
      return new Tester() {
        @Override
        public Selection select(List<Vector> vectors, Selection rows) {
          return narrowing.select(new Batch(vectors, vectors.getFirst().length(), rows));
        }

        @Override
        public void close() {
          narrowing.close();
        }
      };
    }
  }

  private static final class Narrowing implements BatchFilter {
    private final Evaluators evaluators;
    private final List<Evaluator> conjuncts;

    Narrowing(
        EvaluationContext evaluation,
        BufferAllocator allocator,
        List<CompiledExpression> conjuncts) {
      this.evaluators = new Evaluators(evaluation, allocator);
      this.conjuncts = evaluators.open(conjuncts);
    }

    @Override
    public Selection select(Batch input) {
      Selection rows = input.selection();
      for (Evaluator conjunct : conjuncts) {
        if (rows.count() == 0) {
          break;
        }
        rows = conjunct.select(input, rows);
      }
      return rows;
    }

    @Override
    public void close() {
      evaluators.close();
    }
  }
}
