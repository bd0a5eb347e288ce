package dev.lakebird.types.arrow;

import static dev.lakebird.types.memory.NativeLayouts.INT;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

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
  /// Up to so many bytes of a row are copied in words.
  private static final int WORDS_BYTES = 48;

  private static final int FEW_BYTES = 1 << 10;

  private final GrowableBuffer offsets;
  private final GrowableBuffer data;
  private final GrowableBuffer few;
  private long dataBytes;
  private int[] starts = new int[0];
  private int[] lengths = new int[0];

  BytesWriter(BufferAllocator allocator) {
    super(allocator);
    this.offsets = new GrowableBuffer(allocator);
    this.data = new GrowableBuffer(allocator);
    this.few = new GrowableBuffer(allocator);
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
    long size = (long) count << 2;
    MemorySegment theirEnds = strings.ends().asSlice((long) from << 2, size);
    MemorySegment ourEnds = ends.asSlice((length + 1L) << 2, size);
    for (int k = 0; k < count; k++) {
      ourEnds.set(INT, (long) k << 2, theirEnds.get(INT, (long) k << 2) + shift);
    }
    dataBytes += bytes;
  }

  /// Rows that lie anywhere. Short ones are copied in whole words, and what that writes too much is
  /// overwritten by the next row.
  private void each(
      BytesVector strings,
      int @Nullable [] rows,
      int from,
      int count,
      MemorySegment ends,
      int length) {
    if (rows != null && strings.length() <= count / 4 && few(strings, rows, from, count, ends)) {
      return;
    }
    long total = locate(strings, rows, from, count);
    MemorySegment target = data.ensure(checked(dataBytes + total + WORDS_BYTES));
    MemorySegment source = roomy(strings.data());
    long wordsUntil = source.byteSize() - WORDS_BYTES;
    long at = dataBytes;
    for (int k = 0; k < count; k++) {
      long start = starts[k];
      int bytes = lengths[k];
      if (bytes > WORDS_BYTES || start > wordsUntil) {
        MemorySegment.copy(source, start, target, at, bytes);
      } else {
        target.set(LONG, at, source.get(LONG, start));
        target.set(LONG, at + 8, source.get(LONG, start + 8));
        for (int word = 16; word < bytes; word += 8) {
          target.set(LONG, at + word, source.get(LONG, start + word));
        }
      }
      at += bytes;
      ends.set(INT, (length + k + 1L) << 2, (int) at);
    }
    dataBytes = at;
  }

  /// Rows of few different short strings, whose words are looked up; false where they are not.
  private boolean few(BytesVector strings, int[] rows, int from, int count, MemorySegment ends) {
    if (strings.data().byteSize() > FEW_BYTES) {
      return false;
    }
    ShortStrings entries = ShortStrings.of(strings, roomy(strings.data()));
    if (entries == null) {
      return false;
    }
    MemorySegment target = data.ensure(checked(dataBytes + entries.bytesMax(count)));
    MemorySegment theirs = ends.asSlice((length() + 1L) << 2, (long) count << 2);
    dataBytes = entries.copy(rows, from, count, target, dataBytes, theirs);
    return true;
  }

  /// The bytes with room behind them, so that few strings can be copied in words too.
  private MemorySegment roomy(MemorySegment bytes) {
    long size = bytes.byteSize();
    if (size > FEW_BYTES) {
      return bytes;
    }
    MemorySegment copy = few.ensure(FEW_BYTES + WORDS_BYTES);
    MemorySegment.copy(bytes, 0, copy, 0, size);
    return copy;
  }

  /// Notes where the bytes of each row lie, no bytes for a NULL, and answers how many there are.
  private long locate(BytesVector strings, int @Nullable [] rows, int from, int count) {
    if (starts.length < count) {
      starts = new int[count];
      lengths = new int[count];
    }
    boolean mayHaveNulls = strings.mayHaveNulls();
    MemorySegment first = strings.starts();
    MemorySegment last = strings.ends();
    long total = 0;
    for (int k = 0; k < count; k++) {
      int row = rows == null ? from + k : rows[from + k];
      int start = 0;
      int bytes = 0;
      if (row >= 0 && !(mayHaveNulls && strings.isNull(row))) {
        start = first.get(INT, (long) row << 2);
        bytes = last.get(INT, (long) row << 2) - start;
      }
      starts[k] = start;
      lengths[k] = bytes;
      total += bytes;
    }
    return total;
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
    few.close();
  }
}
