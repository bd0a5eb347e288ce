package dev.lakebird.types.arrow;

import static dev.lakebird.types.memory.NativeLayouts.INT;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.vector.BytesVector;
import dev.lakebird.types.vector.Vector;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.jspecify.annotations.Nullable;

/// Byte strings behind ascending offsets.
final class BytesWriter extends ColumnWriter {
  private final GrowableBuffer offsets;
  private final GrowableBuffer data;
  private long dataBytes;

  BytesWriter(BufferAllocator allocator) {
    super(allocator);
    this.offsets = new GrowableBuffer(allocator);
    this.data = new GrowableBuffer(allocator);
  }

  @Override
  void appendFlat(Vector vector, int @Nullable [] rows, int from, int count) {
    BytesVector strings = (BytesVector) vector;
    int length = length();
    MemorySegment ends = offsets.ensure((length + count + 1L) << 2);
    if (length == 0) {
      ends.set(INT, 0, 0);
    }
    if (rows == null && strings.isFlat()) {
      run(strings, from, count, ends, length);
    } else {
      each(strings, rows, from, count, ends, length);
    }
  }

  /// Rows whose bytes adjoin: one copy.
  private void run(BytesVector strings, int from, int count, MemorySegment ends, int length) {
    if (count == 0) {
      return;
    }
    int start = strings.startAt(from);
    long bytes = (long) strings.endAt(from + count - 1) - start;
    MemorySegment target = data.ensure(checked(dataBytes + bytes));
    MemorySegment.copy(strings.data(), start, target, dataBytes, bytes);
    int shift = (int) dataBytes - start;
    for (int k = 0; k < count; k++) {
      ends.set(INT, (length + k + 1L) << 2, strings.endAt(from + k) + shift);
    }
    dataBytes += bytes;
  }

  private void each(
      BytesVector strings,
      int @Nullable [] rows,
      int from,
      int count,
      MemorySegment ends,
      int length) {
    boolean mayHaveNulls = strings.mayHaveNulls();
    long total = 0;
    for (int k = 0; k < count; k++) {
      int row = rows == null ? from + k : rows[from + k];
      if (row >= 0 && !(mayHaveNulls && strings.isNull(row))) {
        total += strings.byteLengthAt(row);
      }
    }
    MemorySegment target = data.ensure(checked(dataBytes + total));
    MemorySegment source = strings.data();
    long at = dataBytes;
    for (int k = 0; k < count; k++) {
      int row = rows == null ? from + k : rows[from + k];
      if (row >= 0 && !(mayHaveNulls && strings.isNull(row))) {
        int start = strings.startAt(row);
        int bytes = strings.endAt(row) - start;
        MemorySegment.copy(source, start, target, at, bytes);
        at += bytes;
      }
      ends.set(INT, (length + k + 1L) << 2, (int) at);
    }
    dataBytes = at;
  }

  private static long checked(long bytes) {
    if (bytes > Integer.MAX_VALUE) {
      throw new LakebirdException(
          ErrorCode.RESOURCES_EXCEEDED, "The values of a column do not fit one Arrow batch");
    }
    return bytes;
  }

  @Override
  long bytes() {
    return dataBytes + ((long) length() << 2);
  }

  @Override
  void take(List<ArrowFieldNode> nodes, List<ArrowBuf> buffers) {
    int length = length();
    offsets.ensure((length + 1L) << 2);
    if (length == 0) {
      offsets.ensure(4).set(INT, 0, 0);
    }
    nodes.add(new ArrowFieldNode(length, validity.nullCount()));
    buffers.add(validity.take());
    buffers.add(offsets.take((length + 1L) << 2));
    buffers.add(data.take(dataBytes));
    dataBytes = 0;
  }

  @Override
  void close() {
    validity.close();
    offsets.close();
    data.close();
  }
}
