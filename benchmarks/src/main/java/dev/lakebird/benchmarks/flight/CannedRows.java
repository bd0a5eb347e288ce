package dev.lakebird.benchmarks.flight;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.Schema;

/// Rows that came from a server, kept as they came.
final class CannedRows implements AutoCloseable {
  private final Schema schema;
  private final List<ArrowRecordBatch> batches = new ArrayList<>();

  CannedRows(Schema schema) {
    this.schema = schema;
  }

  /// Keeps the rows of a root, whose buffers stay those of its allocator.
  void add(VectorSchemaRoot root) {
    batches.add(new VectorUnloader(root).getRecordBatch());
  }

  Schema schema() {
    return schema;
  }

  List<ArrowRecordBatch> batches() {
    return batches;
  }

  @Override
  public void close() {
    batches.forEach(ArrowRecordBatch::close);
    batches.clear();
  }
}
