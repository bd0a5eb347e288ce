package dev.lakebird.types.arrow;

import dev.lakebird.types.SqlType;
import dev.lakebird.types.vector.BytesVector;
import dev.lakebird.types.vector.RangeBytes;
import dev.lakebird.types.vector.StructVector;
import dev.lakebird.types.vector.Vector;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.jspecify.annotations.Nullable;

/// Ranges: a struct of start and end.
final class RangeWriter extends ColumnWriter {
  private final BufferAllocator allocator;
  private final ColumnWriter starts;
  private final ColumnWriter ends;

  RangeWriter(SqlType.Range type, BufferAllocator allocator) {
    super(allocator);
    this.allocator = allocator;
    this.starts = of(type.element(), allocator);
    this.ends = of(type.element(), allocator);
  }

  @Override
  void appendFlat(Vector vector, int @Nullable [] rows, int from, int count) {
    StructVector unpacked = RangeBytes.unpack((BytesVector) vector, allocator);
    try {
      starts.append(unpacked.child(0), rows, from, count);
      ends.append(unpacked.child(1), rows, from, count);
    } finally {
      unpacked.release();
    }
  }

  @Override
  long bytes() {
    return starts.bytes() + ends.bytes();
  }

  @Override
  void take(List<ArrowFieldNode> nodes, List<ArrowBuf> buffers) {
    nodes.add(new ArrowFieldNode(length(), validity.nullCount()));
    buffers.add(validity.take());
    starts.take(nodes, buffers);
    ends.take(nodes, buffers);
  }

  @Override
  void close() {
    validity.close();
    starts.close();
    ends.close();
  }
}
