package dev.lakebird.queryexec.operator;

import dev.lakebird.queryexec.run.BatchFilter;
import dev.lakebird.queryexec.run.FilterProgram;
import dev.lakebird.queryexec.run.Operator;
import dev.lakebird.queryexec.run.OperatorFactory;
import dev.lakebird.queryexec.run.TaskContext;
import dev.lakebird.types.vector.Batch;

/// Narrows the selection of each batch to the rows for which the condition is TRUE. Holds nothing.
public record FilterFactory(String condition, FilterProgram program) implements OperatorFactory {
  @Override
  public String label() {
    return condition.isEmpty() ? "Filter" : "Filter " + condition;
  }

  @Override
  public Operator open(TaskContext context) {
    BatchFilter filter = program.open(context);
    return new BatchTransform() {
      @Override
      Batch transform(Batch batch) {
        return batch.withSelection(filter.select(batch));
      }

      @Override
      public void close() {
        filter.close();
      }
    };
  }
}
