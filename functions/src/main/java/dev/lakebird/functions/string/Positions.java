package dev.lakebird.functions.string;

import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.adapter.Utf8Slice;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ScalarKernel;

/// Kernels of STRPOS and INSTR.
final class Positions {
  private Positions() {}

  static ScalarKernel first(BoundCall call) {
    boolean utf8 = Slices.isText(call);
    return RowKernels.strict(call)
        .longs(
            row -> {
              Utf8Slice text = row.textAt(0);
              return position(text, Utf8.indexOf(text, row.textAt(1), 0), utf8);
            });
  }

  /// From 1, in characters or bytes; 0 where nothing was found.
  private static long position(Utf8Slice text, int found, boolean utf8) {
    if (found < 0 || !utf8) {
      return found + 1;
    }
    return Utf8.characters(text.segment(), text.start(), text.start() + found) + 1;
  }

  static ScalarKernel nth(BoundCall call) {
    boolean utf8 = Slices.isText(call);
    return RowKernels.strict(call).longs(row -> nth(row, utf8));
  }

  /// An empty text is found before every character and at the end.
  private static long ofNothing(long position, long occurrence, int length) {
    long first = position > 0 ? position : length + 2 + position;
    long found = position > 0 ? first + occurrence - 1 : first - occurrence + 1;
    return first > length + 1 || first < 1 || found > length + 1 || found < 1 ? 0 : found;
  }

  private static long nth(Row row, boolean utf8) {
    Utf8Slice text = row.textAt(0);
    Utf8Slice part = row.textAt(1);
    long position = row.count() > 2 ? row.longAt(2) : 1;
    long occurrence = row.count() > 3 ? row.longAt(3) : 1;
    if (position == 0) {
      throw RowErrors.invalid("Position must be non-zero");
    }
    if (occurrence < 1) {
      throw RowErrors.invalid("Occurrence must be positive");
    }
    int length = utf8 ? text.charLength() : text.byteLength();
    if (part.byteLength() == 0) {
      return ofNothing(position, occurrence, length);
    }
    if (position > length || position < -(long) length) {
      return 0;
    }
    int found =
        position > 0
            ? Slices.forward(text, 0, position - 1, utf8)
            : Slices.backward(text, text.byteLength(), -position, utf8);
    for (long i = 0; i < occurrence; i++) {
      if (i > 0) {
        found += position > 0 ? 1 : -1;
      }
      found = position > 0 ? Utf8.indexOf(text, part, found) : Utf8.lastIndexOf(text, part, found);
      if (found < 0) {
        return 0;
      }
    }
    return position(text, found, utf8);
  }
}
