package dev.lakebird.queryexec.window;

import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Vector;

/// One call over one segment, stretch after stretch. Belongs to one thread.
sealed interface CallEvaluation extends AutoCloseable
    permits AggregateEvaluation, FunctionEvaluation {
  /// The results of the rows of a chunk, at which the positions are; owned by the caller.
  Vector evaluate(Batch chunk, WindowPositions positions);

  @Override
  void close();
}
