package dev.lakebird.functions.comparison;

import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.adapter.Utf8Slice;
import java.util.ArrayList;
import java.util.List;

/// A LIKE pattern made ready: literal pieces between `%`, each of bytes and single-character wildcards.
final class LikePattern {
  private static final short ANY_CHARACTER = -1;
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

  /// Pieces in order; each byte as 0 … 255, or [#ANY_CHARACTER].
  private final short[][] pieces;

  private final boolean openStart;
  private final boolean openEnd;
  private final boolean utf8;
  private final boolean[] plain;

  private LikePattern(List<short[]> pieces, boolean openStart, boolean openEnd, boolean utf8) {
    this.pieces = pieces.toArray(short[][]::new);
    this.openStart = openStart;
    this.openEnd = openEnd;
    this.utf8 = utf8;
    this.plain = new boolean[pieces.size()];
    for (int i = 0; i < plain.length; i++) {
      plain[i] = true;
      for (short code : this.pieces[i]) {
        plain[i] &= code != ANY_CHARACTER;
      }
    }
  }

  /// @param utf8 whether `_` stands for a character rather than a byte
  static LikePattern of(byte[] pattern, boolean utf8) {
    List<short[]> pieces = new ArrayList<>();
    short[] piece = new short[pattern.length];
    int length = 0;
    boolean openStart = false;
    boolean openEnd = false;
    for (int i = 0; i < pattern.length; i++) {
      byte b = pattern[i];
      openEnd = false;
      if (b == '%') {
        if (length > 0) {
          pieces.add(java.util.Arrays.copyOf(piece, length));
          length = 0;
        } else if (pieces.isEmpty()) {
          openStart = true;
        }
        openEnd = true;
      } else if (b == '_') {
        piece[length++] = ANY_CHARACTER;
      } else {
        if (b == '\\') {
          i++;
          if (i == pattern.length) {
            throw RowErrors.invalid("LIKE pattern ends with a backslash");
          }
        }
        piece[length++] = (short) (pattern[i] & 0xff);
      }
    }
    if (length > 0) {
      pieces.add(java.util.Arrays.copyOf(piece, length));
    }
    return new LikePattern(pieces, openStart, openEnd, utf8);
  }

  boolean matches(Utf8Slice text) {
    int end = text.byteLength();
    if (pieces.length == 0) {
      return openStart || openEnd || end == 0;
    }
    if (pieces.length == 1 && !openStart && !openEnd) {
      return matchAt(text, 0, 0, end) == end;
    }
    int first = 0;
    int from = 0;
    if (!openStart) {
      from = matchAt(text, 0, 0, end);
      if (from < 0) {
        return false;
      }
      first = 1;
    }
    int last = openEnd ? pieces.length : pieces.length - 1;
    for (int p = first; p < last; p++) {
      from = find(text, p, from, end);
      if (from < 0) {
        return false;
      }
    }
    return openEnd || endsWith(text, last, from, end);
  }

  /// Where the first match of a piece at or after `from` ends, or -1.
  private int find(Utf8Slice text, int piece, int from, int end) {
    if (plain[piece]) {
      return findPlain(text, piece, from, end);
    }
    for (int at = from; at <= end; at++) {
      if (utf8 && at < end && isContinuation(text.byteAt(at))) {
        continue;
      }
      int to = matchAt(text, piece, at, end);
      if (to >= 0) {
        return to;
      }
    }
    return -1;
  }

  /// As [#find], of a piece without wildcards: eight places a step, of which those remain where the
  /// piece's first and last byte stand. The marks of a step may name a place too many, never one too few.
  private int findPlain(Utf8Slice text, int piece, int from, int end) {
    short[] codes = pieces[piece];
    int length = codes.length;
    long first = (codes[0] & 0xff) * ONES;
    long last = (codes[length - 1] & 0xff) * ONES;
    int at = from;
    for (; at + length + Long.BYTES <= end + 1; at += Long.BYTES) {
      long marks = zeros(text.wordAt(at) ^ first) & zeros(text.wordAt(at + length - 1) ^ last);
      while (marks != 0) {
        int place = at + (Long.numberOfTrailingZeros(marks) >>> 3);
        if (matchAt(text, piece, place, end) >= 0) {
          return place + length;
        }
        marks &= marks - 1;
      }
    }
    byte firstByte = (byte) codes[0];
    for (; at + length <= end; at++) {
      if (text.byteAt(at) == firstByte && matchAt(text, piece, at, end) >= 0) {
        return at + length;
      }
    }
    return -1;
  }

  /// The highest bit of every byte that is zero, and of some above one that is.
  private static long zeros(long word) {
    return (word - ONES) & ~word & HIGH_BITS;
  }

  private boolean endsWith(Utf8Slice text, int piece, int from, int end) {
    if (plain[piece]) {
      int at = end - pieces[piece].length;
      return at >= from && matchAt(text, piece, at, end) == end;
    }
    for (int at = from; at <= end; at++) {
      boolean inside = utf8 && at < end && isContinuation(text.byteAt(at));
      if (!inside && matchAt(text, piece, at, end) == end) {
        return true;
      }
    }
    return false;
  }

  /// Where a match of the piece that begins at `at` ends, or -1.
  private int matchAt(Utf8Slice text, int piece, int at, int end) {
    int position = at;
    for (short code : pieces[piece]) {
      if (position >= end) {
        return -1;
      }
      if (code == ANY_CHARACTER) {
        position++;
        while (utf8 && position < end && isContinuation(text.byteAt(position))) {
          position++;
        }
      } else if ((text.byteAt(position) & 0xff) == code) {
        position++;
      } else {
        return -1;
      }
    }
    return position;
  }

  private static boolean isContinuation(byte b) {
    return (b & 0xC0) == 0x80;
  }
}
