package dev.lakebird.queryexec.operator;

import dev.lakebird.queryexec.run.BatchEvaluator;
import dev.lakebird.queryexec.run.ExpressionProgram;
import dev.lakebird.queryexec.run.Operator;
import dev.lakebird.queryexec.run.OperatorFactory;
import dev.lakebird.queryexec.run.TaskContext;
import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Vector;
import java.util.ArrayList;
import java.util.List;

/// Computes the columns of each batch anew; rows and selection stay. Holds the results of one batch.
public record ProjectFactory(List<ExpressionProgram> programs) implements OperatorFactory {
  public ProjectFactory {
    programs = List.copyOf(programs);
  }

  @Override
  public String label() {
    return "Project";
  }

  @Override
  public Operator open(TaskContext context) {
    return new Projection(programs, context);
  }

  private static final class Projection extends BatchTransform {
    private final List<BatchEvaluator> evaluators = new ArrayList<>();

    Projection(List<ExpressionProgram> programs, TaskContext context) {
      try {
        for (ExpressionProgram program : programs) {
          evaluators.add(program.open(context));
        }
      } catch (Throwable t) {
        close();
        throw t;
      }
    }

    @Override
    Batch transform(Batch batch) {
      List<Vector> columns = new ArrayList<>(evaluators.size());
      for (BatchEvaluator evaluator : evaluators) {
        columns.add(evaluator.evaluate(batch));
      }
      return batch.withColumns(columns);
    }

    @Override
    public void close() {
      evaluators.forEach(BatchEvaluator::close);
    }
  }
}
