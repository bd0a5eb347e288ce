package dev.lakebird.tableformat.parquet.write;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;
import static dev.lakebird.types.memory.NativeLayouts.INT;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import java.lang.foreign.MemorySegment;

/// Short runs of bytes: copied, hashed and compared by whole words, of which the last overlaps the one
/// before, so that nothing outside a run is touched.
final class ByteRuns {
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
  private static final int BULK_COPY_BYTES = 96;

  private ByteRuns() {}

  static void copy(MemorySegment source, long from, MemorySegment target, long to, int length) {
    if (length >= 8) {
      if (length > BULK_COPY_BYTES) {
        MemorySegment.copy(source, from, target, to, length);
        return;
      }
      int last = length - 8;
      for (int i = 0; i < last; i += 8) {
        target.set(LONG, to + i, source.get(LONG, from + i));
      }
      target.set(LONG, to + last, source.get(LONG, from + last));
    } else if (length >= 4) {
      target.set(INT, to, source.get(INT, from));
      target.set(INT, to + length - 4, source.get(INT, from + length - 4));
    } else {
      for (int i = 0; i < length; i++) {
        target.set(BYTE, to + i, source.get(BYTE, from + i));
      }
    }
  }

  static int hash(MemorySegment source, long from, int length) {
    long hash = length * MULTIPLIER;
    if (length >= 8) {
      int last = length - 8;
      for (int i = 0; i < last; i += 8) {
        hash = mix(hash ^ source.get(LONG, from + i));
      }
      hash = mix(hash ^ source.get(LONG, from + last));
    } else if (length >= 4) {
      long low = source.get(INT, from) & 0xFFFF_FFFFL;
      hash = mix(hash ^ (low | (long) source.get(INT, from + length - 4) << 32));
    } else {
      for (int i = 0; i < length; i++) {
        hash = mix(hash ^ source.get(BYTE, from + i));
      }
    }
    return (int) (hash >>> 32);
  }

  static boolean equal(MemorySegment a, long fromA, MemorySegment b, long fromB, int length) {
    if (length >= 8) {
      int last = length - 8;
      for (int i = 0; i < last; i += 8) {
        if (a.get(LONG, fromA + i) != b.get(LONG, fromB + i)) {
          return false;
        }
      }
      return a.get(LONG, fromA + last) == b.get(LONG, fromB + last);
    }
    for (int i = 0; i < length; i++) {
      if (a.get(BYTE, fromA + i) != b.get(BYTE, fromB + i)) {
        return false;
      }
    }
    return true;
  }

  /// The first eight bytes as an unsigned big-endian number, zeros where there are fewer.
  static long prefix(MemorySegment source, long from, int length) {
    if (length >= 8) {
      return Long.reverseBytes(source.get(LONG, from));
    }
    long prefix = 0;
    for (int i = 0; i < length; i++) {
      prefix |= (source.get(BYTE, from + i) & 0xFFL) << (56 - 8 * i);
    }
    return prefix;
  }

  private static long mix(long word) {
    long product = word * MULTIPLIER;
    return product ^ product >>> 32;
  }
}
