package dev.lakebird.types.arrow;

import static dev.lakebird.types.memory.NativeLayouts.INT;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Vector;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.jspecify.annotations.Nullable;

/// Values of a width that both sides lay out alike.
final class FixedWriter extends ColumnWriter {
  private final int width;
  private final GrowableBuffer data;

  /// The dictionary whose entries are `ints` or `longs`, by the width.
  private @Nullable Vector known;

  private int[] ints = new int[0];
  private long[] longs = new long[0];

  FixedWriter(int width, BufferAllocator allocator) {
    super(allocator);
    this.width = width;
    this.data = new GrowableBuffer(allocator);
  }

  @Override
  void appendFlat(Vector vector, int @Nullable [] rows, int from, int count) {
    long at = (long) length() * width;
    MemorySegment target = data.ensure(at + (long) count * width);
    MemorySegment source = ((FixedVector) vector).data();
    if (rows == null) {
      MemorySegment.copy(source, (long) from * width, target, at, (long) count * width);
      return;
    }
    switch (width) {
      case 4 -> {
        for (int k = 0; k < count; k++) {
          int row = Math.max(rows[from + k], 0);
          target.set(INT, at + ((long) k << 2), source.get(INT, (long) row << 2));
        }
      }
      case 8 -> {
        for (int k = 0; k < count; k++) {
          int row = Math.max(rows[from + k], 0);
          target.set(LONG, at + ((long) k << 3), source.get(LONG, (long) row << 3));
        }
      }
      default -> {
        for (int k = 0; k < count; k++) {
          long row = rows[from + k];
          long to = at + (long) k * width;
          if (row < 0) {
            target.asSlice(to, width).fill((byte) 0);
          } else {
            MemorySegment.copy(source, row * width, target, to, width);
          }
        }
      }
    }
  }

  @Override
  @SuppressWarnings("ReferenceEquality")
  void appendEntries(Vector dictionary, int[] entries, int count) {
    if (width > Long.BYTES || dictionary != known && !isSmall(dictionary, count)) {
      appendFlat(dictionary, entries, 0, count);
      return;
    }
    know((FixedVector) dictionary);
    long at = (long) length() * width;
    long bytes = (long) count * width;
    MemorySegment target = data.ensure(at + bytes).asSlice(at, bytes);
    if (width == Integer.BYTES) {
      int[] values = ints;
      int mask = values.length - 1;
      for (int k = 0; k < count && mask >= 0; k++) {
        target.set(INT, (long) k << 2, values[entries[k] & mask]);
      }
    } else {
      long[] values = longs;
      int mask = values.length - 1;
      for (int k = 0; k < count && mask >= 0; k++) {
        target.set(LONG, (long) k << 3, values[entries[k] & mask]);
      }
    }
  }

  /// Copies the entries of a dictionary unless they are those of the one before.
  @SuppressWarnings("ReferenceEquality")
  private void know(FixedVector dictionary) {
    if (dictionary == known) {
      return;
    }
    int count = dictionary.length();
    if (width == Integer.BYTES) {
      ints = new int[padded(count)];
      MemorySegment.copy(dictionary.data(), INT, 0, ints, 0, count);
    } else {
      longs = new long[padded(count)];
      MemorySegment.copy(dictionary.data(), LONG, 0, longs, 0, count);
    }
    known = dictionary;
  }

  @Override
  long bytes() {
    return (long) length() * width;
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
