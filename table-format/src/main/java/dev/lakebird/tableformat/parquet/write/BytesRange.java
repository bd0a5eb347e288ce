package dev.lakebird.tableformat.parquet.write;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;

import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// Finds the least and greatest of byte strings, which stay where they are until it is asked.
final class BytesRange {
  private final boolean signed;
  private MemorySegment source = MemorySegment.NULL;
  private boolean present;
  private long minAt;
  private int minLength;
  private long minPrefix;
  private long maxAt;
  private int maxLength;
  private long maxPrefix;

  /// @param signed whether the values are big-endian two's complement of one length
  BytesRange(boolean signed) {
    this.signed = signed;
  }

  /// Starts anew over values in `bytes`.
  void start(MemorySegment bytes) {
    source = bytes;
    present = false;
  }

  void accept(long from, int length) {
    long prefix = ByteRuns.prefix(source, from, length) ^ (signed ? 0 : Long.MIN_VALUE);
    if (!present) {
      present = true;
      takeMin(from, length, prefix);
      takeMax(from, length, prefix);
      return;
    }
    if (prefix < minPrefix || prefix == minPrefix && compare(from, length, minAt, minLength) < 0) {
      takeMin(from, length, prefix);
    }
    if (prefix > maxPrefix || prefix == maxPrefix && compare(from, length, maxAt, maxLength) > 0) {
      takeMax(from, length, prefix);
    }
  }

  Optional<ColumnBounds> bounds() {
    if (!present) {
      return Optional.empty();
    }
    return Optional.of(
        new ColumnBounds.Binary(bytes(minAt, minLength), bytes(maxAt, maxLength), signed));
  }

  private void takeMin(long from, int length, long prefix) {
    minAt = from;
    minLength = length;
    minPrefix = prefix;
  }

  private void takeMax(long from, int length, long prefix) {
    maxAt = from;
    maxLength = length;
    maxPrefix = prefix;
  }

  private int compare(long a, int lengthA, long b, int lengthB) {
    int common = Math.min(lengthA, lengthB);
    for (int i = 0; i < common; i++) {
      int order = Byte.compareUnsigned(source.get(BYTE, a + i), source.get(BYTE, b + i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(lengthA, lengthB);
  }

  private byte[] bytes(long from, int length) {
    byte[] copy = new byte[length];
    MemorySegment.copy(source, BYTE, from, copy, 0, length);
    return copy;
  }
}
