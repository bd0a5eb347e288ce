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

  /// Whether its rows were left out since they could not be read, and where; final once all readers have
  /// ended.
  BadRecords badRecords();

  @Override
  void close();
}
