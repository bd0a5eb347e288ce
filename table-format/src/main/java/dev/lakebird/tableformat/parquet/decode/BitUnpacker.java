package dev.lakebird.tableformat.parquet.decode;

import static dev.lakebird.types.memory.NativeLayouts.LONG;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// Unpacks values of equal bit width from 64-bit words, eight values a round, without a branch a
/// value. Source: the Parquet specification, "RLE/Bit-Packing Hybrid".
///
/// Eight bytes past the last packed byte must be readable.
final class BitUnpacker {
  private BitUnpacker() {}

  /// Unpacks `count` values, a multiple of eight, of `width` bits (0 to 32) that start at byte `at`.
  static void unpack(MemorySegment from, long at, int width, int[] to, int index, int count) {
    if (width == 0) {
      Arrays.fill(to, index, index + count, 0);
    } else if (width <= 8) {
      eightAWord(from, at, width, to, index, count);
    } else if (width <= 16) {
      fourAWord(from, at, width, to, index, count);
    } else if (width <= 30) {
      twoAWord(from, at, width, to, index, count);
    } else {
      for (int i = 0; i < count; i++) {
        to[index + i] = one(from, at, width, i);
      }
    }
  }

  /// The value at `position` of the values that start at byte `at`.
  static int one(MemorySegment from, long at, int width, int position) {
    long bit = (long) position * width;
    long mask = (1L << width) - 1;
    return (int) (from.get(LONG, at + (bit >>> 3)) >>> (bit & 7) & mask);
  }

  private static void eightAWord(
      MemorySegment from, long at, int width, int[] to, int index, int count) {
    int mask = (1 << width) - 1;
    int end = index + count;
    long position = at;
    for (int o = index; o < end; o += 8) {
      long word = from.get(LONG, position);
      to[o] = (int) word & mask;
      to[o + 1] = (int) (word >>> width) & mask;
      to[o + 2] = (int) (word >>> 2 * width) & mask;
      to[o + 3] = (int) (word >>> 3 * width) & mask;
      to[o + 4] = (int) (word >>> 4 * width) & mask;
      to[o + 5] = (int) (word >>> 5 * width) & mask;
      to[o + 6] = (int) (word >>> 6 * width) & mask;
      to[o + 7] = (int) (word >>> 7 * width) & mask;
      position += width;
    }
  }

  private static void fourAWord(
      MemorySegment from, long at, int width, int[] to, int index, int count) {
    int mask = (1 << width) - 1;
    int end = index + count;
    int half = width >>> 1;
    int shift = (width & 1) << 2;
    long position = at;
    for (int o = index; o < end; o += 8) {
      long word = from.get(LONG, position);
      to[o] = (int) word & mask;
      to[o + 1] = (int) (word >>> width) & mask;
      to[o + 2] = (int) (word >>> 2 * width) & mask;
      to[o + 3] = (int) (word >>> 3 * width) & mask;
      long next = from.get(LONG, position + half) >>> shift;
      to[o + 4] = (int) next & mask;
      to[o + 5] = (int) (next >>> width) & mask;
      to[o + 6] = (int) (next >>> 2 * width) & mask;
      to[o + 7] = (int) (next >>> 3 * width) & mask;
      position += width;
    }
  }

  private static void twoAWord(
      MemorySegment from, long at, int width, int[] to, int index, int count) {
    int mask = (1 << width) - 1;
    int end = index + count;
    long position = at;
    for (int o = index; o < end; o += 8) {
      long a = from.get(LONG, position);
      to[o] = (int) a & mask;
      to[o + 1] = (int) (a >>> width) & mask;
      long b = from.get(LONG, position + (2 * width >>> 3)) >>> (2 * width & 7);
      to[o + 2] = (int) b & mask;
      to[o + 3] = (int) (b >>> width) & mask;
      long c = from.get(LONG, position + (4 * width >>> 3)) >>> (4 * width & 7);
      to[o + 4] = (int) c & mask;
      to[o + 5] = (int) (c >>> width) & mask;
      long d = from.get(LONG, position + (6 * width >>> 3)) >>> (6 * width & 7);
      to[o + 6] = (int) d & mask;
      to[o + 7] = (int) (d >>> width) & mask;
      position += width;
    }
  }
}
