package dev.lakebird.engine.result;

import dev.lakebird.types.arrow.ArrowBatch;
import dev.lakebird.types.arrow.ArrowRows;
import dev.lakebird.types.vector.Batch;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Reads the rows of one statement in batches; belongs to one thread.
public interface RowReader extends AutoCloseable {
  /// The next batch, valid until the next call, or empty at the end. Waits for the query.
  ///
  /// @throws dev.lakebird.foundation.LakebirdException the query's failure
  Optional<Batch> next();

  /// Reads the rows that are left as Arrow batches, gathered by the threads of the query where it has
  /// some.
  ///
  /// @param gatherers makes what one thread gathers rows in; its memory must outlive this reader
  /// @param each gets every batch, on the calling thread, and closes it
  /// @throws dev.lakebird.foundation.LakebirdException the query's failure
  default void forEachArrow(Supplier<ArrowRows> gatherers, Consumer<ArrowBatch> each) {
    try (ArrowRows rows = gatherers.get()) {
      for (Optional<Batch> next = next(); next.isPresent(); next = next()) {
        rows.append(next.get(), each);
      }
      rows.flush(each);
    }
  }

  /// Stops the query where it still runs. Closing twice is the same as once.
  @Override
  void close();
}
