package dev.lakebird.queryexec.run;

import dev.lakebird.types.vector.VectorType;
import java.util.OptionalInt;

/// A compiled expression; immutable and shared by all workers.
public interface ExpressionProgram {
  /// The physical type of every result.
  VectorType type();

  /// The input column it passes on unchanged, where it is nothing else.
  default OptionalInt inputColumn() {
    return OptionalInt.empty();
  }

  /// An evaluator for one worker.
  BatchEvaluator open(TaskContext context);
}
