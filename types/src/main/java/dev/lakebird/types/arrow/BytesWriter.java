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
  private static final int FEW_WORDS = 3;

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
    for (int k = 0; k < count; k++) {
      ends.set(INT, (length + k + 1L) << 2, strings.endAt(from + k) + shift);
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
    int entries = strings.length();
    if (strings.mayHaveNulls() || strings.data().byteSize() > FEW_BYTES) {
      return false;
    }
    int longest = 0;
    for (int entry = 0; entry < entries; entry++) {
      longest = Math.max(longest, strings.byteLengthAt(entry));
    }
    if (longest > FEW_WORDS * Long.BYTES) {
      return false;
    }
    // The last entry stands for NULL.
    var words = new long[FEW_WORDS][entries + 1];
    var bytes = new int[entries + 1];
    MemorySegment source = roomy(strings.data());
    for (int entry = 0; entry < entries; entry++) {
      long start = strings.startAt(entry);
      bytes[entry] = strings.byteLengthAt(entry);
      for (int word = 0; word < FEW_WORDS; word++) {
        words[word][entry] = source.get(LONG, start + (long) word * Long.BYTES);
      }
    }
    long bytesMax = (long) count * longest + FEW_WORDS * Long.BYTES;
    MemorySegment target = data.ensure(checked(dataBytes + bytesMax));
    long end = (length() + 1L) << 2;
    long[] first = words[0];
    long[] second = words[1];
    long[] third = words[2];
    boolean longer = longest > Long.BYTES;
    long at = dataBytes;
    for (int k = 0; k < count; k++) {
      int row = rows[from + k];
      int entry = row < 0 ? entries : row;
      target.set(LONG, at, first[entry]);
      if (longer) {
        target.set(LONG, at + 8, second[entry]);
        target.set(LONG, at + 16, third[entry]);
      }
      at += bytes[entry];
      ends.set(INT, end + ((long) k << 2), (int) at);
    }
    dataBytes = at;
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
