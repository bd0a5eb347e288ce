package dev.lakebird.queryexec.expression;

import dev.lakebird.queryexec.run.BatchEvaluator;
import dev.lakebird.queryexec.run.ExpressionProgram;
import dev.lakebird.queryexec.run.TaskContext;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// The expressions of one operator. Opened for the same worker they share their evaluators, so that
/// what two of them have in common is computed once a batch.
public final class ExpressionGroup {
  private final List<CompiledExpression> roots;
  private final Map<TaskContext, Opened> opened = new IdentityHashMap<>();

  private ExpressionGroup(List<CompiledExpression> roots) {
    this.roots = List.copyOf(roots);
  }

  /// Programs for the expressions, in their order.
  public static List<ExpressionProgram> programs(List<CompiledExpression> expressions) {
    var group = new ExpressionGroup(expressions);
    return IntStream.range(0, expressions.size())
        .<ExpressionProgram>mapToObj(group::program)
        .toList();
  }

  /// A program for one expression on its own.
  public static ExpressionProgram program(CompiledExpression expression) {
    return programs(List.of(expression)).getFirst();
  }

  private ExpressionProgram program(int index) {
    CompiledExpression root = roots.get(index);
    return new ExpressionProgram() {
      @Override
      public VectorType type() {
        return root.result().type();
      }

      @Override
      public OptionalInt inputColumn() {
        return root instanceof CompiledExpression.InputColumn column
            ? OptionalInt.of(column.index())
            : OptionalInt.empty();
      }

      @Override
      public BatchEvaluator open(TaskContext context) {
        return ExpressionGroup.this.open(context, index);
      }
    };
  }

  private synchronized BatchEvaluator open(TaskContext context, int index) {
    Opened shared = opened.computeIfAbsent(context, Opened::new);
    shared.users++;
    Evaluator evaluator = shared.roots.get(index);
    return new BatchEvaluator() {
      private boolean closed;

      @Override
      public Vector evaluate(Batch input) {
        return evaluator.evaluate(input, input.selection());
      }

      @Override
      public void close() {
        if (!closed) {
          closed = true;
          release(context, shared);
        }
      }
    };
  }

  private synchronized void release(TaskContext context, Opened shared) {
    shared.users--;
    if (shared.users == 0) {
      opened.remove(context);
      shared.evaluators.close();
    }
  }

  /// The evaluators of one worker and how many of the programs are open on it.
  private final class Opened {
    final Evaluators evaluators;
    final List<Evaluator> roots;
    int users;

    Opened(TaskContext context) {
      this.evaluators = new Evaluators(context.evaluation(), context.allocator());
      this.roots = evaluators.open(ExpressionGroup.this.roots);
    }
  }
}
