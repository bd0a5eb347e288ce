package dev.lakebird.functions.string;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.functions.adapter.Utf8Slice;
import java.lang.foreign.MemorySegment;

/// UTF-8 in memory, eight bytes at a time. Indices are of bytes from the start of a slice. Text is
/// taken to be well-formed; bytes that are not give some answer and never read beyond the slice.
final class Utf8 {
  private static final long LOW_BITS = 0x0101_0101_0101_0101L;
  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

  private Utf8() {}

  /// How many characters the bytes `start … end-1` hold: bytes that do not continue one.
  static int characters(MemorySegment data, long start, long end) {
    int continuing = 0;
    long at = start;
    for (; at + 8 <= end; at += 8) {
      continuing += continuing(data.get(LONG, at));
    }
    if (at < end) {
      continuing += continuing(tail(data, at, end));
    }
    return (int) (end - start) - continuing;
  }

  static boolean isAscii(MemorySegment data, long start, long end) {
    long at = start;
    for (; at + 8 <= end; at += 8) {
      if ((data.get(LONG, at) & HIGH_BITS) != 0) {
        return false;
      }
    }
    return at == end || (tail(data, at, end) & HIGH_BITS) == 0;
  }

  static boolean isAscii(Utf8Slice text) {
    return isAscii(text.segment(), text.start(), text.end());
  }

  /// Bytes `10xxxxxx` of a word.
  private static int continuing(long word) {
    return Long.bitCount((word >>> 7) & ~(word >>> 6) & LOW_BITS);
  }

  /// The last bytes, fewer than eight, as the low bytes of a word that is 0 above.
  private static long tail(MemorySegment data, long at, long end) {
    int bits = (int) (end - at) << 3;
    if (at + 8 <= data.byteSize()) {
      return data.get(LONG, at) & -1L >>> (64 - bits);
    }
    if (end >= 8) {
      return data.get(LONG, end - 8) >>> (64 - bits);
    }
    long word = 0;
    for (long i = end - 1; i >= at; i--) {
      word = word << 8 | data.get(BYTE, i) & 0xFF;
    }
    return word;
  }

  /// The index after the character at `index`.
  static int next(Utf8Slice text, int index) {
    int at = index + 1;
    int end = text.byteLength();
    while (at < end && (text.byteAt(at) & 0xC0) == 0x80) {
      at++;
    }
    return at;
  }

  /// The index of the character before `index`.
  static int previous(Utf8Slice text, int index) {
    int at = index - 1;
    while (at > 0 && (text.byteAt(at) & 0xC0) == 0x80) {
      at--;
    }
    return at;
  }

  /// The index `count` characters after `index`, or the end where there are fewer.
  static int forward(Utf8Slice text, int index, long count) {
    int at = index;
    int end = text.byteLength();
    for (long i = 0; i < count && at < end; i++) {
      at = next(text, at);
    }
    return at;
  }

  /// The index `count` characters before `index`, or the start where there are fewer.
  static int backward(Utf8Slice text, int index, long count) {
    int at = index;
    for (long i = 0; i < count && at > 0; i++) {
      at = previous(text, at);
    }
    return at;
  }

  /// The code point of the bytes `index … next-1`.
  static int codePoint(Utf8Slice text, int index, int next) {
    int first = text.byteAt(index) & 0xFF;
    if (next - index == 1) {
      return first;
    }
    int value = first & (0x7F >> (next - index));
    for (int at = index + 1; at < next; at++) {
      value = value << 6 | text.byteAt(at) & 0x3F;
    }
    return value;
  }

  /// The index of the first occurrence of `part` at or after `from`, or -1.
  static int indexOf(Utf8Slice text, Utf8Slice part, int from) {
    int length = part.byteLength();
    int last = text.byteLength() - length;
    if (length == 0 || from > last) {
      return from <= last ? from : -1;
    }
    MemorySegment data = text.segment();
    long start = text.start();
    long end = text.end();
    byte first = part.byteAt(0);
    long pattern = (first & 0xFF) * LOW_BITS;
    int at = from;
    for (; at <= last && start + at + 8 <= end; at += 8) {
      long differing = data.get(LONG, start + at) ^ pattern;
      long equal = (differing - LOW_BITS) & ~differing & HIGH_BITS;
      while (equal != 0) {
        int found = at + (Long.numberOfTrailingZeros(equal) >>> 3);
        if (found > last) {
          return -1;
        }
        if (text.matchesAt(found, part)) {
          return found;
        }
        equal &= equal - 1;
      }
    }
    for (; at <= last; at++) {
      if (text.byteAt(at) == first && text.matchesAt(at, part)) {
        return at;
      }
    }
    return -1;
  }

  /// The index of the last occurrence of `part` that begins at or before `from`, or -1.
  static int lastIndexOf(Utf8Slice text, Utf8Slice part, int from) {
    for (int at = Math.min(from, text.byteLength() - part.byteLength()); at >= 0; at--) {
      if (text.matchesAt(at, part)) {
        return at;
      }
    }
    return -1;
  }
}
