package dev.lakebird.types.arrow;

import dev.lakebird.types.Column;
import dev.lakebird.types.vector.Batch;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;

/// Reads Arrow batches as a client does that knows their schema.
public final class ArrowClient {
  private ArrowClient() {}

  /// The rows of a batch, which is closed; owned by the caller.
  public static Batch read(ArrowBatch batch, List<Column> columns, BufferAllocator allocator) {
    try (batch;
        VectorSchemaRoot root = VectorSchemaRoot.create(ArrowFields.schema(columns), allocator)) {
      batch.load(root);
      return ArrowBatches.read(root, allocator);
    }
  }
}
