package dev.lakebird.types.arrow;

import org.apache.arrow.memory.OutOfMemoryException;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;

/// Rows in Arrow's layout, without their schema. Whoever holds one closes it; any thread may.
public final class ArrowBatch implements AutoCloseable {
  private final ArrowRecordBatch batch;

  ArrowBatch(ArrowRecordBatch batch) {
    this.batch = batch;
  }

  public int rowCount() {
    return batch.getLength();
  }

  /// Puts the rows into a root of their schema, in the place of what it held. The root keeps them alive.
  ///
  /// @throws OutOfMemoryException where the root's memory has no space for the bitmaps that it makes
  public void load(VectorSchemaRoot root) {
    try {
      new VectorLoader(root).load(batch);
    } catch (IllegalArgumentException e) {
      throw e.getCause() instanceof OutOfMemoryException full ? full : e;
    }
  }

  @Override
  public void close() {
    batch.close();
  }
}
