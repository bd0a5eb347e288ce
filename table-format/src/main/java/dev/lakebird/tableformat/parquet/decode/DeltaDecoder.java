package dev.lakebird.tableformat.parquet.decode;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;
import static dev.lakebird.types.memory.NativeLayouts.INT;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.tableformat.parquet.footer.FilePlace;
import java.lang.foreign.MemorySegment;

/// Decodes runs of DELTA_BINARY_PACKED integers: a first value, and blocks of differences, each difference
/// stored as its excess over the least one of the block. Sums wrap around. Source: the Parquet
/// specification, "Delta Encoding".
///
/// Eight bytes past the run must be readable.
final class DeltaDecoder {
  /// Miniblocks hold a multiple of so many values.
  private static final int MINIBLOCK_UNIT = 32;

  /// Values that are unpacked together at most.
  private static final int STEP = 128;

  private static final int VARINT_BITS_MAX = 70;

  private final FilePlace place;
  private final int[] excess = new int[STEP];

  private MemorySegment from = MemorySegment.NULL;
  private long at;
  private long stop;
  private long value;

  DeltaDecoder(FilePlace place) {
    this.place = place;
  }

  /// Decodes the run from `start` on, which must have `count` values, to integers of `width` bytes (4 or 8).
  ///
  /// @param end the end of the bytes that may belong to the run
  /// @return the end of the run
  long decode(
      MemorySegment bytes, long start, long end, int count, int width, MemorySegment target) {
    from = bytes;
    at = start;
    stop = end;
    long blockValues = varint();
    long miniblocks = varint();
    long total = varint();
    value = zigzag();
    if (blockValues <= 0
        || blockValues > Integer.MAX_VALUE
        || miniblocks <= 0
        || miniblocks > blockValues / MINIBLOCK_UNIT
        || blockValues % miniblocks != 0
        || blockValues / miniblocks % MINIBLOCK_UNIT != 0) {
      throw place.corrupt("the header of delta-encoded values is invalid");
    }
    if (total != count) {
      throw place.corrupt("a page holds another number of values than its header says");
    }
    if (count > 0) {
      set(target, 0, width);
    }
    int miniblockValues = (int) (blockValues / miniblocks);
    for (int done = 1; done < count; ) {
      done = block((int) miniblocks, miniblockValues, done, count, width, target);
    }
    return at;
  }

  private int block(
      int miniblocks, int miniblockValues, int first, int count, int width, MemorySegment target) {
    long least = zigzag();
    long widths = at;
    skip(miniblocks);
    int done = first;
    for (int i = 0; i < miniblocks && done < count; ) {
      int bits = from.get(BYTE, widths + i) & 0xFF;
      if (bits > width * 8) {
        throw place.corrupt("the bit width of delta-encoded values is out of range");
      }
      // Miniblocks of one width that follow each other are one.
      long body = at;
      int end = done;
      do {
        skip((long) miniblockValues / 8 * bits);
        end = (int) Math.min((long) end + miniblockValues, count);
        i++;
      } while (i < miniblocks && end < count && (from.get(BYTE, widths + i) & 0xFF) == bits);
      if (bits == 0) {
        same(least, done, end, width, target);
      } else if (bits <= 32) {
        narrow(body, bits, least, done, end, width, target);
      } else {
        wide(body, bits, least, done, end, target);
      }
      done = end;
    }
    return done;
  }

  private void same(long delta, int begin, int end, int width, MemorySegment target) {
    for (int i = begin; i < end; i++) {
      value += delta;
      set(target, i, width);
    }
  }

  private void narrow(
      long body, int bits, long least, int begin, int end, int width, MemorySegment target) {
    int[] unpacked = excess;
    long sum = value;
    long position = body;
    for (int first = begin; first < end; first += STEP) {
      int n = Math.min(STEP, end - first);
      BitUnpacker.unpack(
          from, position, bits, unpacked, 0, n + MINIBLOCK_UNIT - 1 & -MINIBLOCK_UNIT);
      position += (long) STEP / 8 * bits;
      MemorySegment out = target.asSlice((long) first * width, (long) n * width);
      if (width == 8) {
        for (int i = 0; i < n; i++) {
          sum += least + (unpacked[i] & 0xFFFFFFFFL);
          out.set(LONG, (long) i << 3, sum);
        }
      } else {
        for (int i = 0; i < n; i++) {
          sum += least + unpacked[i];
          out.set(INT, (long) i << 2, (int) sum);
        }
      }
    }
    value = sum;
  }

  private void wide(long body, int bits, long least, int begin, int end, MemorySegment target) {
    long mask = -1L >>> 64 - bits;
    long sum = value;
    for (int i = begin; i < end; i++) {
      long bit = (long) (i - begin) * bits;
      long word = body + (bit >>> 3);
      int shift = (int) bit & 7;
      long packed = from.get(LONG, word) >>> shift;
      if (shift + bits > 64) {
        packed |= (long) from.get(BYTE, word + 8) << 64 - shift;
      }
      sum += least + (packed & mask);
      target.set(LONG, (long) i << 3, sum);
    }
    value = sum;
  }

  private void set(MemorySegment target, int index, int width) {
    if (width == 8) {
      target.set(LONG, (long) index << 3, value);
    } else {
      target.set(INT, (long) index << 2, (int) value);
    }
  }

  private void skip(long bytes) {
    if (bytes > stop - at) {
      throw tooShort();
    }
    at += bytes;
  }

  private long zigzag() {
    long word = varint();
    return word >>> 1 ^ -(word & 1);
  }

  private long varint() {
    long result = 0;
    for (int shift = 0; shift < VARINT_BITS_MAX; shift += 7) {
      if (at >= stop) {
        throw tooShort();
      }
      byte next = from.get(BYTE, at++);
      result |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return result;
      }
    }
    throw place.corrupt("a number of delta-encoded values is too long");
  }

  private LakebirdException tooShort() {
    return place.corrupt("a page holds fewer values than its header says");
  }
}
