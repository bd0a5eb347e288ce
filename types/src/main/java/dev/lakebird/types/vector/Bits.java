package dev.lakebird.types.vector;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import java.lang.foreign.MemorySegment;

/// Bitmaps as Arrow lays them out: bit `i` is bit `i % 8` of byte `i / 8`. Segments are padded to
/// whole 64-bit words; bits past the length are unspecified.
public final class Bits {
  private Bits() {}

  /// Bytes of a bitmap of `bits` bits, padded to whole words.
  public static long bytesFor(int bits) {
    return ((bits + 63L) >>> 6) << 3;
  }

  public static boolean get(MemorySegment bitmap, int bit) {
    return (bitmap.get(BYTE, bit >>> 3) >>> (bit & 7) & 1) != 0;
  }

  public static void set(MemorySegment bitmap, int bit) {
    long at = bit >>> 3;
    bitmap.set(BYTE, at, (byte) (bitmap.get(BYTE, at) | 1 << (bit & 7)));
  }

  public static void clear(MemorySegment bitmap, int bit) {
    long at = bit >>> 3;
    bitmap.set(BYTE, at, (byte) (bitmap.get(BYTE, at) & ~(1 << (bit & 7))));
  }

  public static void put(MemorySegment bitmap, int bit, boolean value) {
    if (value) {
      set(bitmap, bit);
    } else {
      clear(bitmap, bit);
    }
  }

  /// Sets or clears the first `bits` bits, and the rest of the last word with them.
  public static void fill(MemorySegment bitmap, int bits, boolean value) {
    bitmap.asSlice(0, bytesFor(bits)).fill(value ? (byte) -1 : 0);
  }

  /// `target = a AND b` over the first `bits` bits.
  public static void and(MemorySegment a, MemorySegment b, MemorySegment target, int bits) {
    long bytes = bytesFor(bits);
    for (long at = 0; at < bytes; at += 8) {
      target.set(LONG, at, a.get(LONG, at) & b.get(LONG, at));
    }
  }

  public static void copy(MemorySegment source, MemorySegment target, int bits) {
    MemorySegment.copy(source, 0, target, 0, bytesFor(bits));
  }

  /// How many of the first `bits` bits are set.
  public static int count(MemorySegment bitmap, int bits) {
    int count = 0;
    int words = bits >>> 6;
    for (int w = 0; w < words; w++) {
      count += Long.bitCount(bitmap.get(LONG, (long) w << 3));
    }
    int rest = bits & 63;
    if (rest != 0) {
      count += Long.bitCount(bitmap.get(LONG, (long) words << 3) & ((1L << rest) - 1));
    }
    return count;
  }
}
