package dev.lakebird.tableformat.parquet.decode;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.tableformat.parquet.footer.FilePlace;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// Which rows of a page of a flat column are not NULL: its definition levels of one bit, as a bitmap.
final class DefinitionLevels {
  private final FilePlace place;
  private long[] words = new long[0];
  private int rows;
  private boolean allDefined;

  DefinitionLevels(FilePlace place) {
    this.place = place;
  }

  /// A page of a required column.
  void defineAll(int rowCount) {
    rows = rowCount;
    allDefined = true;
  }

  /// Decodes the levels of `rowCount` rows from the hybrid runs between two positions; returns how
  /// many rows are defined.
  int decode(MemorySegment data, long start, long end, int rowCount) {
    rows = rowCount;
    if (isOneRunOfOnes(data, start, end, rowCount)) {
      allDefined = true;
      return rowCount;
    }
    int wordCount = (rowCount + 63 >>> 6) + 1;
    if (words.length < wordCount) {
      words = new long[wordCount];
    } else {
      Arrays.fill(words, 0, wordCount, 0);
    }
    long position = start;
    int row = 0;
    while (row < rowCount) {
      long header = 0;
      int shift = 0;
      byte b;
      do {
        if (position >= end || shift > 28) {
          throw place.corrupt("the definition levels of a page are cut short");
        }
        b = data.get(BYTE, position++);
        header |= (long) (b & 0x7F) << shift;
        shift += 7;
      } while (b < 0);
      if ((header & 1) == 0) {
        if (position >= end) {
          throw place.corrupt("the definition levels of a page are cut short");
        }
        int value = data.get(BYTE, position++);
        if (value != 0 && value != 1) {
          throw place.corrupt("a definition level is out of range");
        }
        int take = (int) Math.min(header >>> 1, rowCount - row);
        if (value == 1) {
          setRange(row, take);
        }
        row += take;
      } else {
        long bytes = Math.min(header >>> 1, end - position);
        int take = (int) Math.min(bytes * 8, rowCount - row);
        setPacked(data, position, row, take);
        position += bytes;
        row += take;
      }
    }
    int defined = countWords(0, rowCount);
    allDefined = defined == rowCount;
    return defined;
  }

  /// Whether the levels are a single run that says that every row is defined: what most pages say.
  private static boolean isOneRunOfOnes(MemorySegment data, long start, long end, int rowCount) {
    long header = 0;
    long position = start;
    for (int shift = 0; shift <= 28 && position < end; shift += 7) {
      byte b = data.get(BYTE, position++);
      header |= (long) (b & 0x7F) << shift;
      if (b >= 0) {
        return (header & 1) == 0
            && header >>> 1 >= rowCount
            && position < end
            && data.get(BYTE, position) == 1;
      }
    }
    return false;
  }

  /// Whether no row of the page is NULL.
  boolean allDefined() {
    return allDefined;
  }

  /// How many of the `count` rows from `from` on are defined.
  int countDefined(int from, int count) {
    assert from + count <= rows;
    return allDefined ? count : countWords(from, from + count);
  }

  boolean isDefined(int row) {
    return allDefined || (words[row >>> 6] >>> row & 1) != 0;
  }

  /// Writes the bits of `count` rows from `from` on to a bitmap from bit `at` on. The bitmap has whole
  /// words, and its bits from `at` on are overwritten.
  void copyTo(int from, int count, MemorySegment bitmap, int at) {
    int done = 0;
    while (done < count) {
      int bit = at + done;
      int room = Math.min(64 - (bit & 63), count - done);
      long bits = allDefined ? -1L : word(from + done);
      long mask = room == 64 ? -1L : (1L << room) - 1;
      long offset = (long) (bit >>> 6) << 3;
      int shift = bit & 63;
      long old = shift == 0 ? 0 : bitmap.get(LONG, offset) & (1L << shift) - 1;
      bitmap.set(LONG, offset, old | (bits & mask) << shift);
      done += room;
    }
  }

  /// The 64 bits from row `row` on; bits past the page are unspecified.
  private long word(int row) {
    int index = row >>> 6;
    int shift = row & 63;
    long low = words[index] >>> shift;
    return shift == 0 || index + 1 >= words.length ? low : low | words[index + 1] << 64 - shift;
  }

  private void setRange(int from, int count) {
    int row = from;
    int end = from + count;
    while (row < end) {
      int room = Math.min(64 - (row & 63), end - row);
      long mask = room == 64 ? -1L : (1L << room) - 1;
      words[row >>> 6] |= mask << (row & 63);
      row += room;
    }
  }

  private void setPacked(MemorySegment data, long position, int from, int count) {
    for (int i = 0; i < count; i += 8) {
      int take = Math.min(8, count - i);
      long bits = data.get(BYTE, position + (i >>> 3)) & (1L << take) - 1;
      int row = from + i;
      words[row >>> 6] |= bits << (row & 63);
      if ((row & 63) > 56) {
        words[(row >>> 6) + 1] |= bits >>> 64 - (row & 63);
      }
    }
  }

  private int countWords(int from, int to) {
    int count = 0;
    int row = from;
    while (row < to) {
      int room = Math.min(64 - (row & 63), to - row);
      long mask = room == 64 ? -1L : (1L << room) - 1;
      count += Long.bitCount(words[row >>> 6] >>> (row & 63) & mask);
      row += room;
    }
    return count;
  }
}
