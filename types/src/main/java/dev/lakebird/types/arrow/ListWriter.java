package dev.lakebird.types.arrow;

import static dev.lakebird.types.memory.NativeLayouts.INT;

import dev.lakebird.types.vector.ListVector;
import dev.lakebird.types.vector.Vector;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.jspecify.annotations.Nullable;

/// Arrays: offsets into a column of elements.
final class ListWriter extends ColumnWriter {
  private final ColumnWriter elements;
  private final GrowableBuffer offsets;

  ListWriter(ColumnWriter elements, BufferAllocator allocator) {
    super(allocator);
    this.elements = elements;
    this.offsets = new GrowableBuffer(allocator);
  }

  @Override
  void appendFlat(Vector vector, int @Nullable [] rows, int from, int count) {
    ListVector lists = (ListVector) vector;
    int length = length();
    MemorySegment ends = offsets.ensure((length + count + 1L) << 2);
    if (length == 0) {
      ends.set(INT, 0, 0);
    }
    for (int k = 0; k < count; k++) {
      int row = rows == null ? from + k : rows[from + k];
      if (row >= 0 && !lists.isNull(row)) {
        int start = lists.startAt(row);
        elements.append(lists.elements(), null, start, lists.endAt(row) - start);
      }
      ends.set(INT, (length + k + 1L) << 2, elements.length());
    }
  }

  @Override
  long bytes() {
    return elements.bytes() + ((long) length() << 2);
  }

  @Override
  void take(List<ArrowFieldNode> nodes, List<ArrowBuf> buffers) {
    int length = length();
    MemorySegment ends = offsets.ensure((length + 1L) << 2);
    if (length == 0) {
      ends.set(INT, 0, 0);
    }
    nodes.add(new ArrowFieldNode(length, validity.nullCount()));
    buffers.add(validity.take());
    buffers.add(offsets.take((length + 1L) << 2));
    elements.take(nodes, buffers);
  }

  @Override
  void close() {
    validity.close();
    offsets.close();
    elements.close();
  }
}
