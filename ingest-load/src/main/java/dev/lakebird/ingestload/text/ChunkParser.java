package dev.lakebird.ingestload.text;

import dev.lakebird.types.vector.Batch;
import java.util.Optional;

/// Makes batches of the records of a chunk; belongs to one thread.
public interface ChunkParser extends AutoCloseable {
  /// Begins with a chunk, which stays valid until the next call.
  void begin(TextChunk chunk);

  /// The next batch, valid until the next call; empty at the end of the chunk. Records that cannot be read
  /// are left out and told.
  Optional<Batch> next();

  /// Lines of the chunk, from its `from` to where [#next] came.
  long lines();

  @Override
  void close();
}
