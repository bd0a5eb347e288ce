package dev.lakebird.queryexec.row;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;
import static dev.lakebird.types.memory.NativeLayouts.INT;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import java.lang.foreign.MemorySegment;

/// Off-heap memory by absolute address. Rows lie in many pages and are found by pointer; a segment a
/// page would cost a lookup at every access.
public final class RowMemory {
  /// All memory of the process; offsets are addresses.
  public static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

  private RowMemory() {}

  /// The first `length` of eight bytes at `start`, zeros above; reads no byte past the segment.
  static long word(MemorySegment bytes, long start, int length) {
    if (length >= 8) {
      return bytes.get(LONG, start);
    }
    if (start + 8 <= bytes.byteSize()) {
      return length == 0 ? 0 : bytes.get(LONG, start) & (-1L >>> (64 - 8 * length));
    }
    long word = 0;
    for (int i = 0; i < length; i++) {
      word |= (bytes.get(BYTE, start + i) & 0xFFL) << (8 * i);
    }
    return word;
  }

  /// The first `length` of four bytes at `start`, zeros above.
  static int half(MemorySegment bytes, long start, int length) {
    if (length >= 4) {
      return bytes.get(INT, start);
    }
    int word = 0;
    for (int i = 0; i < length; i++) {
      word |= (bytes.get(BYTE, start + i) & 0xFF) << (8 * i);
    }
    return word;
  }

  /// Whether `length` bytes at `start` of a segment equal those at an address.
  static boolean equal(MemorySegment bytes, long start, long address, int length) {
    int at = 0;
    for (; at + 8 <= length; at += 8) {
      if (bytes.get(LONG, start + at) != ALL.get(LONG, address + at)) {
        return false;
      }
    }
    for (; at < length; at++) {
      if (bytes.get(BYTE, start + at) != ALL.get(BYTE, address + at)) {
        return false;
      }
    }
    return true;
  }
}
