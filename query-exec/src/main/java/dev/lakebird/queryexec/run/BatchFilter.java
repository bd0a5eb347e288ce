package dev.lakebird.queryexec.run;

import dev.lakebird.types.vector.Batch;
import dev.lakebird.types.vector.Selection;

/// Tests rows; belongs to one worker.
public interface BatchFilter extends AutoCloseable {
  /// The selected rows of the input for which the condition is TRUE, valid until the next call.
  Selection select(Batch input);

  @Override
  void close();
}
