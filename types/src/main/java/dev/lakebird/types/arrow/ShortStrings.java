package dev.lakebird.types.arrow;

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

  private final long[] first;
  private final long[] second;
  private final long[] third;
  private final int[] lengths;
  private final int none;
  private final int shortest;
  private final int longest;

  private ShortStrings(BytesVector dictionary, MemorySegment bytes, int shortest, int longest) {
    none = dictionary.length();
    int padded = ColumnWriter.padded(none + 1);
    first = new long[padded];
    second = new long[padded];
    third = new long[padded];
    lengths = new int[padded];
    this.shortest = shortest;
    this.longest = longest;
    for (int entry = 0; entry < none; entry++) {
      long start = dictionary.startAt(entry);
      lengths[entry] = dictionary.byteLengthAt(entry);
      first[entry] = bytes.get(LONG, start);
      second[entry] = bytes.get(LONG, start + 8);
      third[entry] = bytes.get(LONG, start + 16);
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
    return shortest == longest && !ValidityWriter.hasNegative(rows, from, count)
        ? copyEqual(rows, from, count, target, at, ends)
        : copyShort(rows, from, count, target, at, ends);
  }

  private long copyLong(
      int[] rows, int from, int count, MemorySegment target, long start, MemorySegment ends) {
    int mask = lengths.length - 1;
    long at = start;
    for (int k = 0; k < count && mask >= 0; k++) {
      int row = rows[from + k];
      int entry = (row < 0 ? none : row) & mask;
      target.set(LONG, at, first[entry]);
      target.set(LONG, at + 8, second[entry]);
      target.set(LONG, at + 16, third[entry]);
      at += lengths[entry];
      ends.set(INT, (long) k << 2, (int) at);
    }
    return at;
  }

  private long copyShort(
      int[] rows, int from, int count, MemorySegment target, long start, MemorySegment ends) {
    long[] words = first;
    int[] bytes = lengths;
    int mask = words.length - 1;
    long at = start;
    for (int k = 0; k < count && mask >= 0; k++) {
      int row = rows[from + k];
      int entry = (row < 0 ? none : row) & mask;
      target.set(LONG, at, words[entry]);
      at += bytes[entry];
      ends.set(INT, (long) k << 2, (int) at);
    }
    return at;
  }

  private long copyEqual(
      int[] rows, int from, int count, MemorySegment target, long start, MemorySegment ends) {
    long[] words = first;
    int mask = words.length - 1;
    int length = longest;
    long at = start;
    for (int k = 0; k < count && mask >= 0; k++) {
      target.set(LONG, at, words[rows[from + k] & mask]);
      at += length;
    }
    int end = (int) start;
    for (int k = 0; k < count; k++) {
      end += length;
      ends.set(INT, (long) k << 2, end);
    }
    return at;
  }
}
