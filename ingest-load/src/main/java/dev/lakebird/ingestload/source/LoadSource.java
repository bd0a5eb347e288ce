package dev.lakebird.ingestload.source;

import dev.lakebird.types.Column;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/// The files of one load. Any thread may use it; closed once, after its readers.
public interface LoadSource extends AutoCloseable {
  /// The columns of the rows that readers bring.
  List<Column> columns();

  /// A reader for one worker; together they bring every row once. What it yields is allocated from
  /// `allocator`, which outlives the source.
  LoadReader openReader(BufferAllocator allocator);

  /// The records that were left out since they could not be read; called once all readers have ended.
  ///
  /// @throws dev.lakebird.foundation.LakebirdException the first of them, where there are more than may be
  ///     left out
  BadRecords finish();

  @Override
  void close();
}
