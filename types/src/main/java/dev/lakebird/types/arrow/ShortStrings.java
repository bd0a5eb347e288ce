package dev.lakebird.types.arrow;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;
import static dev.lakebird.types.memory.NativeLayouts.INT;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.types.vector.BytesVector;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// The entries of a dictionary of few short strings as words, which are looked up instead of copied. A row
/// may be -1, a NULL without bytes.
final class ShortStrings {
  /// Bytes that are written after the start of a row at most, whatever its length.
  static final int ROW_BYTES_MAX = 24;

  /// An entry takes so many words: its bytes, and its length.
  private static final int ENTRY_WORDS = 4;

  private static final int LENGTH_WORD = 3;

  private final long[] words;
  private final int none;
  private final int shortest;
  private final int longest;

  private ShortStrings(BytesVector dictionary, MemorySegment bytes, int shortest, int longest) {
    none = dictionary.length();
    words = new long[ENTRY_WORDS * ColumnWriter.padded(none + 1)];
    this.shortest = shortest;
    this.longest = longest;
    for (int entry = 0; entry < none; entry++) {
      long start = dictionary.startAt(entry);
      int at = ENTRY_WORDS * entry;
      for (int word = 0; word < LENGTH_WORD; word++) {
        words[at + word] = bytes.get(LONG, start + (long) word * Long.BYTES);
      }
      words[at + LENGTH_WORD] = dictionary.byteLengthAt(entry);
    }
  }

  /// The entries, or null where one is NULL or too long.
  ///
  /// @param bytes the dictionary's bytes with [#ROW_BYTES_MAX] readable ones behind them
  static @Nullable ShortStrings of(BytesVector dictionary, MemorySegment bytes) {
    int shortest = Integer.MAX_VALUE;
    int longest = 0;
    for (int entry = 0; entry < dictionary.length(); entry++) {
      int length = dictionary.byteLengthAt(entry);
      shortest = Math.min(shortest, length);
      longest = Math.max(longest, length);
    }
    return longest > ROW_BYTES_MAX || dictionary.mayHaveNulls()
        ? null
        : new ShortStrings(dictionary, bytes, shortest, longest);
  }

  /// Bytes that so many rows take at most.
  long bytesMax(int count) {
    return (long) count * longest + ROW_BYTES_MAX;
  }

  /// Writes the bytes of `count` rows from `at` on, and to `ends` where each ends.
  ///
  /// @return where the last one ends
  long copy(int[] rows, int from, int count, MemorySegment target, long at, MemorySegment ends) {
    if (longest > Long.BYTES) {
      return copyLong(rows, from, count, target, at, ends);
    }
    if (shortest < longest || ValidityWriter.hasNegative(rows, from, count)) {
      return copyShort(rows, from, count, target, at, ends);
    }
    if (longest == 1) {
      copyBytes(rows, from, count, target.asSlice(at, count));
    } else {
      copyEqual(rows, from, count, target, at);
    }
    endEqual(count, (int) at, ends);
    return at + (long) count * longest;
  }

  private long copyLong(
      int[] rows, int from, int count, MemorySegment target, long start, MemorySegment ends) {
    long[] entries = words;
    int mask = entries.length - 1;
    long at = start;
    for (int k = 0; k < count && mask >= 0; k++) {
      int row = rows[from + k];
      int entry = ENTRY_WORDS * (row < 0 ? none : row);
      target.set(LONG, at, entries[entry & mask]);
      target.set(LONG, at + 8, entries[(entry | 1) & mask]);
      target.set(LONG, at + 16, entries[(entry | 2) & mask]);
      at += entries[(entry | LENGTH_WORD) & mask];
      ends.set(INT, (long) k << 2, (int) at);
    }
    return at;
  }

  private long copyShort(
      int[] rows, int from, int count, MemorySegment target, long start, MemorySegment ends) {
    long[] entries = words;
    int mask = entries.length - 1;
    long at = start;
    for (int k = 0; k < count && mask >= 0; k++) {
      int row = rows[from + k];
      int entry = ENTRY_WORDS * (row < 0 ? none : row);
      target.set(LONG, at, entries[entry & mask]);
      at += entries[(entry | LENGTH_WORD) & mask];
      ends.set(INT, (long) k << 2, (int) at);
    }
    return at;
  }

  private void copyEqual(int[] rows, int from, int count, MemorySegment target, long start) {
    long[] entries = words;
    int mask = entries.length - 1;
    int length = longest;
    long at = start;
    for (int k = 0; k < count && mask >= 0; k++) {
      target.set(LONG, at, entries[ENTRY_WORDS * rows[from + k] & mask]);
      at += length;
    }
  }

  /// Strings of one byte.
  private void copyBytes(int[] rows, int from, int count, MemorySegment target) {
    long[] entries = words;
    int mask = entries.length - 1;
    for (int k = 0; k < count && mask >= 0; k++) {
      target.set(BYTE, k, (byte) entries[ENTRY_WORDS * rows[from + k] & mask]);
    }
  }

  private void endEqual(int count, int start, MemorySegment ends) {
    int length = longest;
    for (int k = 0; k < count; k++) {
      ends.set(INT, (long) k << 2, start + (k + 1) * length);
    }
  }
}
