package dev.lakebird.tableformat.parquet.write;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;
import static dev.lakebird.types.memory.NativeLayouts.INT;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import java.lang.foreign.MemorySegment;

/// Encodes integers as DELTA_BINARY_PACKED, in blocks of 128 differences of four miniblocks each. Differences
/// wrap around. Source: the Parquet specification, "Delta Encoding". Belongs to one thread.
final class DeltaEncoder {
  private static final int BLOCK = 128;
  private static final int MINIBLOCK = 32;
  private static final int MINIBLOCKS = BLOCK / MINIBLOCK;
  private static final int VARINT_BYTES_MAX = 10;

  private final long[] deltas = new long[BLOCK];
  private final int[] widths = new int[MINIBLOCKS];

  /// Appends `count` integers of `width` bytes (4 or 8) that start at byte `at` of `values`.
  void encode(MemorySegment values, long at, int count, int width, GrowingBuffer out) {
    out.appendVarint(BLOCK);
    out.appendVarint(MINIBLOCKS);
    out.appendVarint(count);
    long last = count == 0 ? 0 : width == 8 ? values.get(LONG, at) : values.get(INT, at);
    appendZigzag(last, out);
    for (int first = 1; first < count; first += BLOCK) {
      int n = Math.min(BLOCK, count - first);
      last =
          width == 8
              ? subtractLongs(values, at + ((long) first << 3), n, last)
              : subtractInts(values, at + ((long) first << 2), n, (int) last);
      appendBlock(n, width, out);
    }
  }

  private long subtractLongs(MemorySegment values, long at, int n, long before) {
    long last = before;
    for (int i = 0; i < n; i++) {
      long value = values.get(LONG, at + ((long) i << 3));
      deltas[i] = value - last;
      last = value;
    }
    return last;
  }

  private int subtractInts(MemorySegment values, long at, int n, int before) {
    int last = before;
    for (int i = 0; i < n; i++) {
      int value = values.get(INT, at + ((long) i << 2));
      deltas[i] = value - last;
      last = value;
    }
    return last;
  }

  private void appendBlock(int n, int width, GrowingBuffer out) {
    long least = deltas[0];
    for (int i = 1; i < n; i++) {
      least = Math.min(least, deltas[i]);
    }
    long mask = width == 8 ? -1 : 0xFFFFFFFFL;
    for (int i = 0; i < n; i++) {
      deltas[i] = deltas[i] - least & mask;
    }
    int used = (n + MINIBLOCK - 1) / MINIBLOCK;
    for (int i = n; i < used * MINIBLOCK; i++) {
      deltas[i] = 0;
    }
    appendZigzag(least, out);
    for (int miniblock = 0; miniblock < MINIBLOCKS; miniblock++) {
      long bits = 0;
      for (int i = 0; i < MINIBLOCK && miniblock < used; i++) {
        bits |= deltas[miniblock * MINIBLOCK + i];
      }
      widths[miniblock] = Long.SIZE - Long.numberOfLeadingZeros(bits);
      out.appendByte(widths[miniblock]);
    }
    for (int miniblock = 0; miniblock < used; miniblock++) {
      pack(miniblock * MINIBLOCK, widths[miniblock], out);
    }
  }

  /// Appends the 32 differences from `first` on, of `width` bits each.
  private void pack(int first, int width, GrowingBuffer out) {
    long bytes = (long) MINIBLOCK / 8 * width;
    MemorySegment target = out.reserve(bytes);
    long at = out.size();
    long word = 0;
    int used = 0;
    for (int i = first; i < first + MINIBLOCK; i++) {
      long delta = deltas[i];
      word |= delta << used;
      used += width;
      if (used >= Long.SIZE) {
        target.set(LONG, at, word);
        at += Long.BYTES;
        used -= Long.SIZE;
        word = used == 0 ? 0 : delta >>> width - used;
      }
    }
    if (used > 0) {
      target.set(LONG, at, word);
    }
    out.advance(bytes);
  }

  private static void appendZigzag(long value, GrowingBuffer out) {
    MemorySegment target = out.reserve(VARINT_BYTES_MAX);
    long at = out.size();
    long rest = value << 1 ^ value >> Long.SIZE - 1;
    while ((rest & ~0x7FL) != 0) {
      target.set(BYTE, at++, (byte) (rest & 0x7F | 0x80));
      rest >>>= 7;
    }
    target.set(BYTE, at++, (byte) rest);
    out.advance(at - out.size());
  }
}
