package dev.lakebird.engine.result;

import dev.lakebird.types.vector.Batch;
import java.util.Optional;

/// Reads the rows of one statement in batches; belongs to one thread.
public interface RowReader extends AutoCloseable {
  /// The next batch, valid until the next call, or empty at the end. Waits for the query.
  ///
  /// @throws dev.lakebird.foundation.LakebirdException the query's failure
  Optional<Batch> next();

  /// Stops the query where it still runs. Closing twice is the same as once.
  @Override
  void close();
}
