package dev.lakebird.ingestload.source;

import dev.lakebird.types.vector.Batch;
import java.util.Optional;

/// Takes work that no other reader of its source has taken, and brings its rows; belongs to one worker.
public interface LoadReader extends AutoCloseable {
  /// The next batch, valid until the next call, in the columns of the source; empty at the end. A batch may
  /// have no selected row.
  ///
  /// @throws dev.lakebird.foundation.LakebirdException with `file`, and where they are known `line` and
  ///     `column`
  Optional<Batch> next();

  @Override
  void close();
}
