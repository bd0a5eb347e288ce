package dev.lakebird.tableformat.parquet.write;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;
import static dev.lakebird.types.memory.NativeLayouts.INT;

import java.lang.foreign.MemorySegment;

/// The RLE and bit-packing hybrid of the Parquet specification ("Encodings", RLE = 3), for dictionary
/// indices. Runs of [#RUN_MIN] equal values and more are run-length encoded, all else is bit-packed in runs
/// as long as possible, so that readers unpack long stretches at once.
final class RunLengthEncoder {
  static final int RUN_MIN = 32;

  private RunLengthEncoder() {}

  /// The bit width of indices into a dictionary of `entries` entries; at least 1, since some readers
  /// refuse 0.
  static int indexWidth(int entries) {
    return Math.max(1, 32 - Integer.numberOfLeadingZeros(entries - 1));
  }

  /// Appends `count` 32-bit values from position `first` of `values`, of `width` bits each.
  static void encode(MemorySegment values, int first, int count, int width, GrowingBuffer out) {
    out.reserve((long) count * width / 8 + (count / RUN_MIN + 2) * 16L);
    int position = 0;
    int packedFrom = 0;
    while (position < count) {
      int value = values.get(INT, (long) (first + position) << 2);
      int end = position + 1;
      while (end < count && values.get(INT, (long) (first + end) << 2) == value) {
        end++;
      }
      int run = end - position;
      if (run >= RUN_MIN) {
        pack(values, first + packedFrom, position - packedFrom, width, out);
        out.appendVarint(run << 1);
        for (int bits = 0; bits < width; bits += 8) {
          out.appendByte(value >>> bits);
        }
        position = end;
        packedFrom = end;
      } else {
        position = Math.min(count, position + Math.max(8, run & ~7));
      }
    }
    pack(values, first + packedFrom, count - packedFrom, width, out);
  }

  private static void pack(
      MemorySegment values, int first, int count, int width, GrowingBuffer out) {
    if (count == 0) {
      return;
    }
    int groups = (count + 7) >>> 3;
    out.appendVarint(groups << 1 | 1);
    long bytes = (long) groups * width;
    MemorySegment target = out.reserve(bytes);
    long at = out.size();
    long end = at + bytes;
    long word = 0;
    int bits = 0;
    for (int i = 0; i < count; i++) {
      word |= (long) values.get(INT, (long) (first + i) << 2) << bits;
      bits += width;
      if (bits >= 32) {
        target.set(INT, at, (int) word);
        at += 4;
        word >>>= 32;
        bits -= 32;
      }
    }
    while (at < end) {
      target.set(BYTE, at++, (byte) word);
      word >>>= 8;
    }
    out.advance(bytes);
  }
}
