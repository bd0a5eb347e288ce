package dev.lakebird.types.arrow;

import dev.lakebird.types.vector.BitVector;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.Vector;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.jspecify.annotations.Nullable;

/// Booleans, a bit each.
final class BitWriter extends ColumnWriter {
  private final GrowableBuffer data;

  BitWriter(BufferAllocator allocator) {
    super(allocator);
    this.data = new GrowableBuffer(allocator);
  }

  @Override
  void appendFlat(Vector vector, int @Nullable [] rows, int from, int count) {
    int length = length();
    MemorySegment target = data.ensure(Bits.bytesFor(length + count));
    BitVector booleans = (BitVector) vector;
    for (int k = 0; k < count; k++) {
      int row = rows == null ? from + k : Math.max(rows[from + k], 0);
      Bits.put(target, length + k, booleans.at(row));
    }
  }

  @Override
  long bytes() {
    return Bits.bytesFor(length());
  }

  @Override
  void take(List<ArrowFieldNode> nodes, List<ArrowBuf> buffers) {
    long bytes = bytes();
    nodes.add(new ArrowFieldNode(length(), validity.nullCount()));
    buffers.add(validity.take());
    buffers.add(data.take(bytes));
  }

  @Override
  void close() {
    validity.close();
    data.close();
  }
}
