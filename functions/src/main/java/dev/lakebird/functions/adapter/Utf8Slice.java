package dev.lakebird.functions.adapter;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/// A run of bytes of a vector: the value of one STRING or BYTES row. Reused from row to row.
public final class Utf8Slice {
  private MemorySegment segment = MemorySegment.NULL;
  private long start;
  private long end;

  /// Points the slice at other bytes.
  public Utf8Slice set(MemorySegment bytes, long from, long to) {
    segment = bytes;
    start = from;
    end = to;
    return this;
  }

  public MemorySegment segment() {
    return segment;
  }

  public long start() {
    return start;
  }

  public long end() {
    return end;
  }

  public int byteLength() {
    return (int) (end - start);
  }

  public byte byteAt(int index) {
    return segment.get(BYTE, start + index);
  }

  /// The eight bytes from `index` on, all of which are within the slice, the first lowest.
  public long wordAt(int index) {
    return segment.get(LONG, start + index);
  }

  /// How many characters the UTF-8 text has.
  public int charLength() {
    int count = 0;
    for (long at = start; at < end; at++) {
      count += (segment.get(BYTE, at) & 0xC0) != 0x80 ? 1 : 0;
    }
    return count;
  }

  public boolean startsWith(Utf8Slice prefix) {
    return prefix.byteLength() <= byteLength() && matchesAt(0, prefix);
  }

  public boolean endsWith(Utf8Slice suffix) {
    int from = byteLength() - suffix.byteLength();
    return from >= 0 && matchesAt(from, suffix);
  }

  /// The byte index of the first occurrence of `part` at or after `from`, or -1.
  public int indexOf(Utf8Slice part, int from) {
    int last = byteLength() - part.byteLength();
    for (int at = from; at <= last; at++) {
      if (matchesAt(at, part)) {
        return at;
      }
    }
    return -1;
  }

  /// Whether the bytes from `index` on begin with `part`, which must not reach beyond the end.
  public boolean matchesAt(int index, Utf8Slice part) {
    return MemorySegment.mismatch(
            segment,
            start + index,
            start + index + part.byteLength(),
            part.segment,
            part.start,
            part.end)
        < 0;
  }

  public boolean sameBytes(Utf8Slice other) {
    return byteLength() == other.byteLength() && matchesAt(0, other);
  }

  /// Order by unsigned bytes, which for UTF-8 is the order of code points.
  public int compareTo(Utf8Slice other) {
    return compare(segment, start, end, other.segment, other.start, other.end);
  }

  /// Order of two runs of bytes, unsigned.
  public static int compare(
      MemorySegment a, long startA, long endA, MemorySegment b, long startB, long endB) {
    long at = MemorySegment.mismatch(a, startA, endA, b, startB, endB);
    if (at < 0) {
      return 0;
    }
    if (at == endA - startA) {
      return -1;
    }
    if (at == endB - startB) {
      return 1;
    }
    return Byte.compareUnsigned(a.get(BYTE, startA + at), b.get(BYTE, startB + at));
  }

  public byte[] toBytes() {
    byte[] copy = new byte[byteLength()];
    MemorySegment.copy(segment, BYTE, start, copy, 0, copy.length);
    return copy;
  }

  /// The bytes decoded as UTF-8.
  @Override
  public String toString() {
    return new String(toBytes(), StandardCharsets.UTF_8);
  }
}
