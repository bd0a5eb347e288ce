package dev.lakebird.functions.string;

import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.adapter.Utf8Slice;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;

/// Kernels of SUBSTR, LEFT, RIGHT and the TRIM family.
final class Slices {
  private Slices() {}

  static boolean isText(BoundCall call) {
    return call.argument(0).type().type() instanceof SqlType.StringType;
  }

  static ScalarKernel substring(BoundCall call) {
    boolean utf8 = isText(call);
    boolean bounded = call.arguments().size() == 3;
    return SliceKernel.of(
        call,
        (row, text) -> {
          long count = bounded ? row.longAt(2) : Long.MAX_VALUE;
          if (count < 0) {
            throw RowErrors.invalid("Third argument in SUBSTR() cannot be negative");
          }
          long position = row.longAt(1);
          int length = text.byteLength();
          int from =
              position > 0
                  ? forward(text, 0, position - 1, utf8)
                  : position == 0
                      ? 0
                      : backward(text, length, -Math.max(position, -1L << 32), utf8);
          return SliceKernel.range(from, forward(text, from, count, utf8));
        });
  }

  static ScalarKernel left(BoundCall call) {
    boolean utf8 = isText(call);
    return SliceKernel.of(
        call, (row, text) -> SliceKernel.range(0, forward(text, 0, count(row, "LEFT"), utf8)));
  }

  static ScalarKernel right(BoundCall call) {
    boolean utf8 = isText(call);
    return SliceKernel.of(
        call,
        (row, text) -> {
          int length = text.byteLength();
          return SliceKernel.range(backward(text, length, count(row, "RIGHT"), utf8), length);
        });
  }

  private static long count(Row row, String function) {
    long count = row.longAt(1);
    if (count < 0) {
      throw RowErrors.invalid("Second argument in " + function + "() cannot be negative");
    }
    return count;
  }

  static int forward(Utf8Slice text, int index, long count, boolean utf8) {
    return utf8
        ? Utf8.forward(text, index, count)
        : (int) Math.min(text.byteLength(), index + Math.min(count, Integer.MAX_VALUE));
  }

  static int backward(Utf8Slice text, int index, long count, boolean utf8) {
    return utf8 ? Utf8.backward(text, index, count) : (int) Math.max(0, index - count);
  }

  /// @param left whether characters are taken off the start
  /// @param right whether characters are taken off the end
  static ScalarKernel trim(BoundCall call, boolean left, boolean right) {
    boolean utf8 = isText(call);
    boolean given = call.arguments().size() == 2;
    return SliceKernel.of(
        call,
        (row, text) -> {
          Utf8Slice set = given ? row.textAt(1) : null;
          int from = 0;
          int to = text.byteLength();
          while (left && from < to) {
            int next = utf8 ? Utf8.next(text, from) : from + 1;
            if (set == null ? !isSpace(text, from, next) : !contains(set, text, from, next, utf8)) {
              break;
            }
            from = next;
          }
          while (right && to > from) {
            int previous = utf8 ? Utf8.previous(text, to) : to - 1;
            if (set == null
                ? !isSpace(text, previous, to)
                : !contains(set, text, previous, to, utf8)) {
              break;
            }
            to = previous;
          }
          return SliceKernel.range(from, to);
        });
  }

  /// Whether the bytes `from … to-1` of the text are a character of the set.
  private static boolean contains(Utf8Slice set, Utf8Slice text, int from, int to, boolean utf8) {
    int length = set.byteLength();
    for (int at = 0; at < length; ) {
      int next = utf8 ? Utf8.next(set, at) : at + 1;
      if (next - at == to - from && sameBytes(set, at, text, from, to - from)) {
        return true;
      }
      at = next;
    }
    return false;
  }

  private static boolean sameBytes(Utf8Slice a, int atA, Utf8Slice b, int atB, int count) {
    for (int i = 0; i < count; i++) {
      if (a.byteAt(atA + i) != b.byteAt(atB + i)) {
        return false;
      }
    }
    return true;
  }

  /// The Unicode property White_Space.
  private static boolean isSpace(Utf8Slice text, int from, int next) {
    int point = Utf8.codePoint(text, from, next);
    return point == ' '
        || (point >= 9 && point <= 13)
        || point == 0x85
        || point == 0xA0
        || point == 0x1680
        || (point >= 0x2000 && point <= 0x200A)
        || point == 0x2028
        || point == 0x2029
        || point == 0x202F
        || point == 0x205F
        || point == 0x3000;
  }
}
