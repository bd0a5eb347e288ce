package dev.lakebird.export;

import dev.lakebird.types.vector.Batch;

/// One file of an export while it is written. It appears at its location, whole, at [#finish]; closing
/// without it leaves nothing. Belongs to one thread.
interface ExportFile extends AutoCloseable {
  /// Appends the selected rows.
  void write(Batch batch);

  /// Bytes that have gone to storage; what is held in memory is not among them.
  long writtenBytes();

  /// Completes the file and answers its size.
  long finish();

  @Override
  void close();
}
