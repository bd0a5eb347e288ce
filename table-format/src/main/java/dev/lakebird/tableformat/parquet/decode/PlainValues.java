package dev.lakebird.tableformat.parquet.decode;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;
import static dev.lakebird.types.memory.NativeLayouts.DOUBLE;
import static dev.lakebird.types.memory.NativeLayouts.FLOAT;
import static dev.lakebird.types.memory.NativeLayouts.INT;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.tableformat.parquet.footer.FilePlace;
import java.lang.foreign.MemorySegment;

/// Converts runs of PLAIN values of fixed width. The caller has checked that the run lies within its
/// page; eight bytes past it are readable. Source: the Parquet specification, "Encodings: Plain" and
/// "Logical Types".
final class PlainValues {
  private static final long JULIAN_EPOCH_DAY = 2_440_588;
  private static final long DAY_MICROS = 86_400_000_000L;

  private PlainValues() {}

  /// Converts `count` values of `width` bytes from `at` on to values from `index` on.
  static void convert(
      Conversion conversion,
      int width,
      MemorySegment from,
      long at,
      int count,
      MemorySegment to,
      long index,
      FilePlace place) {
    switch (conversion) {
      case COPY_4, COPY_8, COPY_16 ->
          MemorySegment.copy(from, at, to, index * width, (long) count * width);
      case INT32_TO_INT64 -> {
        for (int i = 0; i < count; i++) {
          to.set(LONG, index + i << 3, from.get(INT, at + ((long) i << 2)));
        }
      }
      case UINT32_TO_INT64 -> {
        for (int i = 0; i < count; i++) {
          to.set(LONG, index + i << 3, from.get(INT, at + ((long) i << 2)) & 0xFFFFFFFFL);
        }
      }
      case MILLIS32_TO_MICROS -> {
        for (int i = 0; i < count; i++) {
          to.set(LONG, index + i << 3, from.get(INT, at + ((long) i << 2)) * 1000L);
        }
      }
      case MILLIS_TO_MICROS -> {
        for (int i = 0; i < count; i++) {
          long millis = from.get(LONG, at + ((long) i << 3));
          if (millis > Long.MAX_VALUE / 1000 || millis < Long.MIN_VALUE / 1000) {
            throw place.corrupt("a timestamp is out of range");
          }
          to.set(LONG, index + i << 3, millis * 1000);
        }
      }
      case NANOS_TO_MICROS -> {
        for (int i = 0; i < count; i++) {
          to.set(LONG, index + i << 3, Math.floorDiv(from.get(LONG, at + ((long) i << 3)), 1000L));
        }
      }
      case FLOAT_TO_FLOAT64 -> {
        for (int i = 0; i < count; i++) {
          to.set(DOUBLE, index + i << 3, from.get(FLOAT, at + ((long) i << 2)));
        }
      }
      case INT96_TO_MICROS -> {
        for (int i = 0; i < count; i++) {
          long nanos = from.get(LONG, at + 12L * i);
          long day = from.get(INT, at + 12L * i + 8) - JULIAN_EPOCH_DAY;
          to.set(LONG, index + i << 3, day * DAY_MICROS + Math.floorDiv(nanos, 1000L));
        }
      }
      case INT32_TO_DECIMAL128 -> {
        for (int i = 0; i < count; i++) {
          set128(to, index + i, from.get(INT, at + ((long) i << 2)));
        }
      }
      case INT64_TO_DECIMAL128 -> {
        for (int i = 0; i < count; i++) {
          set128(to, index + i, from.get(LONG, at + ((long) i << 3)));
        }
      }
      case UINT64_TO_DECIMAL128 -> {
        for (int i = 0; i < count; i++) {
          to.set(LONG, index + i << 4, from.get(LONG, at + ((long) i << 3)));
          to.set(LONG, (index + i << 4) + 8, 0);
        }
      }
      case FIXED_TO_INT64 -> {
        for (int i = 0; i < count; i++) {
          to.set(LONG, index + i << 3, bigEndian64(from, at + (long) i * width, width, place));
        }
      }
      case FIXED_TO_DECIMAL128 -> {
        for (int i = 0; i < count; i++) {
          bigEndian128(from, at + (long) i * width, width, to, index + i, place);
        }
      }
      case BINARY_TO_INT64, BINARY_TO_DECIMAL128, BITS, BYTES, FIXED_BYTES ->
          throw LakebirdException.internal("Values of no fixed width");
    }
  }

  /// Joins the `width` streams of a BYTE_STREAM_SPLIT run of `count` values, each of a byte a value, which lie
  /// one after another from `at` on, to PLAIN values.
  static void join(MemorySegment from, long at, int count, int width, MemorySegment to) {
    for (int stream = 0; stream < width; stream++) {
      long start = at + (long) stream * count;
      for (int i = 0; i < count; i++) {
        to.set(BYTE, (long) i * width + stream, from.get(BYTE, start + i));
      }
    }
  }

  /// A big-endian two's complement integer of `width` bytes that must fit 64 bits.
  static long bigEndian64(MemorySegment from, long at, int width, FilePlace place) {
    if (width <= 8) {
      return width == 0 ? 0 : Long.reverseBytes(from.get(LONG, at)) >> 64 - 8 * width;
    }
    long low = Long.reverseBytes(from.get(LONG, at + width - 8));
    checkSign(from, at, width - 8, low, place);
    return low;
  }

  /// A big-endian two's complement integer of `width` bytes as 128 bits, low word first.
  static void bigEndian128(
      MemorySegment from, long at, int width, MemorySegment to, long index, FilePlace place) {
    if (width <= 8) {
      set128(to, index, bigEndian64(from, at, width, place));
      return;
    }
    int highBytes = Math.min(8, width - 8);
    long highAt = at + width - 8 - highBytes;
    long high = Long.reverseBytes(from.get(LONG, highAt)) >> 64 - 8 * highBytes;
    checkSign(from, at, width - 8 - highBytes, high, place);
    to.set(LONG, index << 4, Long.reverseBytes(from.get(LONG, at + width - 8)));
    to.set(LONG, (index << 4) + 8, high);
  }

  /// Bytes that a narrower value leaves out must repeat its sign.
  private static void checkSign(
      MemorySegment from, long at, int bytes, long value, FilePlace place) {
    byte sign = (byte) (value >> 63);
    for (int i = 0; i < bytes; i++) {
      if (from.get(dev.lakebird.types.memory.NativeLayouts.BYTE, at + i) != sign) {
        throw place.corrupt("a decimal has more digits than its column");
      }
    }
  }

  private static void set128(MemorySegment to, long index, long value) {
    to.set(LONG, index << 4, value);
    to.set(LONG, (index << 4) + 8, value >> 63);
  }
}
