package dev.lakebird.types.scan;

import dev.lakebird.types.vector.Batch;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/// Where rows go: the data files of a table, a memory table. Execution opens a writer a worker and
/// finishes each; what was written becomes visible only by the owner's commit. The owner abandons the
/// sink when the query fails.
public interface RowSink {
  /// The columns it takes, in the order of the batches' columns.
  List<ScanColumn> columns();

  /// A writer for one worker. Any thread may call it, each writer belongs to one.
  Writer openWriter(BufferAllocator allocator);

  /// Takes batches; belongs to one worker.
  interface Writer extends AutoCloseable {
    /// Writes the selected rows. A NULL in a column that does not take one is NOT_NULL_VIOLATION.
    void write(Batch batch);

    /// Makes what was written ready to commit. Called once, after the last batch.
    void finish();

    /// Frees what the writer holds; without [#finish] before, what it wrote is abandoned.
    @Override
    void close();
  }
}
