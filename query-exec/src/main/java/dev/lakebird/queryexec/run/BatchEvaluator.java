package dev.lakebird.queryexec.run;

import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Vector;

/// Evaluates an expression over batches; belongs to one worker.
public interface BatchEvaluator extends AutoCloseable {
  /// The values at the selected rows of the input, aligned with it: row `i` of the result belongs to
  /// row `i` of the input. Borrowed until the next call or the end of the input's life.
  Vector evaluate(Batch input);

  @Override
  void close();
}
