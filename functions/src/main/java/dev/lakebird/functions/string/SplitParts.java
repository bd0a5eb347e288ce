package dev.lakebird.functions.string;

import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.adapter.Utf8Slice;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ScalarKernel;
import java.util.ArrayList;

/// The kernel of SPLIT_SUBSTR.
final class SplitParts {
  private SplitParts() {}

  static ScalarKernel bind(BoundCall call) {
    boolean bounded = call.arguments().size() > 3;
    return SliceKernel.of(
        call,
        (row, text) -> {
          long count = bounded ? row.longAt(3) : Long.MAX_VALUE;
          if (count < 0) {
            throw RowErrors.invalid("Count must be non-negative in SPLIT_SUBSTR");
          }
          return slice(text, row.textAt(1), row.longAt(2), count);
        });
  }

  private static long slice(Utf8Slice text, Utf8Slice delimiter, long start, long count) {
    int width = delimiter.byteLength();
    if (width == 0) {
      throw RowErrors.invalid("Delimiter of length 0 is not allowed in SPLIT_SUBSTR");
    }
    var starts = new ArrayList<Integer>();
    starts.add(0);
    for (int at = text.indexOf(delimiter, 0); at >= 0; at = text.indexOf(delimiter, at + width)) {
      starts.add(at + width);
    }
    int parts = starts.size();
    long first = start < 0 ? Math.max(0, parts + start) : Math.max(0, start - 1);
    if (count == 0 || first >= parts) {
      return SliceKernel.range(0, 0);
    }
    int from = starts.get((int) first);
    boolean toEnd = count >= parts - first;
    int to = toEnd ? text.byteLength() : starts.get((int) (first + count)) - width;
    return SliceKernel.range(from, to);
  }
}
