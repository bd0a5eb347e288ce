package dev.lakebird.queryexec.run;

import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorType;
import java.util.OptionalInt;

/// The expression that passes on an input column.
public record InputColumn(int column, VectorType type) implements ExpressionProgram {
  @Override
  public OptionalInt inputColumn() {
    return OptionalInt.of(column);
  }

  @Override
  public BatchEvaluator open(TaskContext context) {
    return new BatchEvaluator() {
      @Override
      public Vector evaluate(Batch input) {
        return input.column(column);
      }

      @Override
      public void close() {}
    };
  }
}
