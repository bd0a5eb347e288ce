package dev.lakebird.types.arrow;

import dev.lakebird.types.vector.StructVector;
import dev.lakebird.types.vector.Vector;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.jspecify.annotations.Nullable;

/// Structs: a column a field.
final class StructWriter extends ColumnWriter {
  private final List<ColumnWriter> fields;

  StructWriter(List<ColumnWriter> fields, BufferAllocator allocator) {
    super(allocator);
    this.fields = fields;
  }

  @Override
  void appendFlat(Vector vector, int @Nullable [] rows, int from, int count) {
    StructVector structs = (StructVector) vector;
    for (int f = 0; f < fields.size(); f++) {
      fields.get(f).append(structs.child(f), rows, from, count);
    }
  }

  @Override
  long bytes() {
    long bytes = 0;
    for (ColumnWriter field : fields) {
      bytes += field.bytes();
    }
    return bytes;
  }

  @Override
  void take(List<ArrowFieldNode> nodes, List<ArrowBuf> buffers) {
    nodes.add(new ArrowFieldNode(length(), validity.nullCount()));
    buffers.add(validity.take());
    for (ColumnWriter field : fields) {
      field.take(nodes, buffers);
    }
  }

  @Override
  void close() {
    validity.close();
    fields.forEach(ColumnWriter::close);
  }
}
