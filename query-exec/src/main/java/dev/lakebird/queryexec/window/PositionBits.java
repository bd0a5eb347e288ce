package dev.lakebird.queryexec.window;

import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.functions.spi.WindowRows;
import dev.lakebird.types.memory.NativeBuffer;
import java.lang.foreign.MemorySegment;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/// A set of positions, a bit each. Grows while bits are appended; [#seal] counts them, and then it can
/// be asked how many there are before a position. Belongs to one thread.
final class PositionBits implements WindowRows.Present, AutoCloseable {
  private static final int WORDS_PER_BLOCK = 8;
  private static final long BYTES_MIN = 512;

  private final BufferAllocator allocator;
  private @Nullable NativeBuffer buffer;
  private MemorySegment words = MemorySegment.NULL;
  private int length;
  private int[] beforeBlock = new int[0];

  PositionBits(BufferAllocator allocator) {
    this.allocator = allocator;
  }

  int length() {
    return length;
  }

  /// Makes room for more bits.
  void reserve(int more) {
    long wanted = ((length + (long) more + 63) >>> 6) << 3;
    long have = buffer == null ? 0 : buffer.bytes();
    if (have >= wanted) {
      return;
    }
    NativeBuffer grown =
        NativeBuffer.allocate(allocator, Math.max(BYTES_MIN, Math.max(wanted, have * 2)));
    grown.segment().fill((byte) 0);
    if (buffer != null) {
      MemorySegment.copy(words, 0, grown.segment(), 0, have);
      buffer.release();
    }
    buffer = grown;
    words = grown.segment();
  }

  /// Appends a bit; there must be room.
  void append(boolean bit) {
    if (bit) {
      long at = (long) (length >>> 6) << 3;
      words.set(LONG, at, words.get(LONG, at) | 1L << length);
    }
    length++;
  }

  boolean get(int position) {
    return (word(position >>> 6) >>> position & 1) != 0;
  }

  private long word(int index) {
    return words.get(LONG, (long) index << 3);
  }

  private int wordCount() {
    return (length + 63) >>> 6;
  }

  /// The least position in the set that is not before `from`, or the length.
  int next(int from) {
    int index = from >>> 6;
    if (index >= wordCount()) {
      return length;
    }
    long word = word(index) & -1L << from;
    while (word == 0) {
      index++;
      if (index == wordCount()) {
        return length;
      }
      word = word(index);
    }
    return (index << 6) + Long.numberOfTrailingZeros(word);
  }

  /// The greatest position in the set up to `from`; there must be one.
  int previous(int from) {
    int index = from >>> 6;
    long word = word(index) & -1L >>> (63 - (from & 63));
    while (word == 0) {
      index--;
      word = word(index);
    }
    return (index << 6) + 63 - Long.numberOfLeadingZeros(word);
  }

  /// Ends appending.
  void seal() {
    int blocks = (wordCount() + WORDS_PER_BLOCK - 1) / WORDS_PER_BLOCK;
    beforeBlock = new int[blocks + 1];
    int count = 0;
    for (int index = 0; index < wordCount(); index++) {
      if (index % WORDS_PER_BLOCK == 0) {
        beforeBlock[index / WORDS_PER_BLOCK] = count;
      }
      count += Long.bitCount(word(index));
    }
    beforeBlock[blocks] = count;
  }

  @Override
  public int before(int position) {
    int index = position >>> 6;
    int block = index / WORDS_PER_BLOCK;
    int count = beforeBlock[Math.min(block, beforeBlock.length - 1)];
    for (int i = block * WORDS_PER_BLOCK; i < Math.min(index, wordCount()); i++) {
      count += Long.bitCount(word(i));
    }
    if ((position & 63) != 0) {
      count += Long.bitCount(word(index) & (1L << position) - 1);
    }
    return count;
  }

  @Override
  public int position(int ordinal) {
    int low = 0;
    int high = beforeBlock.length - 1;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (beforeBlock[middle] <= ordinal) {
        low = middle;
      } else {
        high = middle;
      }
    }
    int left = ordinal - beforeBlock[low];
    int index = low * WORDS_PER_BLOCK;
    while (Long.bitCount(word(index)) <= left) {
      left -= Long.bitCount(word(index));
      index++;
    }
    long word = word(index);
    for (; left > 0; left--) {
      word &= word - 1;
    }
    return (index << 6) + Long.numberOfTrailingZeros(word);
  }

  @Override
  public void close() {
    if (buffer != null) {
      buffer.release();
      buffer = null;
      words = MemorySegment.NULL;
    }
  }
}
