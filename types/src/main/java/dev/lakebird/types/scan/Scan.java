package dev.lakebird.types.scan;

import java.util.Optional;
import java.util.OptionalLong;
import org.apache.arrow.memory.BufferAllocator;

/// A planned scan. Workers take splits one after another and open a cursor on each. Safe for use by
/// many threads; closed once by the query, after all cursors.
public interface Scan extends AutoCloseable {
  /// The next split that no worker has taken yet, or empty when all are taken.
  Optional<Split> nextSplit();

  /// Opens a cursor on a split. What it reads and yields is allocated from `allocator`, which outlives
  /// the scan: what is read ahead for a later split may come from it too.
  ScanCursor open(Split split, BufferAllocator allocator);

  /// How many splits there are in all.
  int splitCount();

  /// Rows in all splits before filters, where metadata knows it.
  OptionalLong rowCount();

  /// What has been read so far.
  ScanStatistics statistics();

  @Override
  void close();

  /// A part of the scan that one worker reads: usually a row group.
  interface Split {
    /// Where it lies, for messages: `s3://…/f.parquet row group 3`.
    String describe();
  }
}
