package dev.lakebird.functions.string;

import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.adapter.Utf8Slice;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ScalarKernel;

/// The kernel of EDIT_DISTANCE: one row of the table of distances, left as soon as all of it is beyond
/// the limit.
final class EditDistances {
  private EditDistances() {}

  static ScalarKernel bind(BoundCall call) {
    boolean utf8 = Slices.isText(call);
    return RowKernels.strict(call)
        .longs(
            row -> {
              long limit = row.longAt(2);
              if (limit < 0) {
                throw RowErrors.invalid("max_distance must be non-negative");
              }
              return distance(symbols(row.textAt(0), utf8), symbols(row.textAt(1), utf8), limit);
            });
  }

  private static int[] symbols(Utf8Slice text, boolean utf8) {
    if (utf8) {
      return text.toString().codePoints().toArray();
    }
    var bytes = new int[text.byteLength()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = text.byteAt(i);
    }
    return bytes;
  }

  private static long distance(int[] a, int[] b, long limit) {
    if (Math.abs(a.length - b.length) >= limit) {
      return limit;
    }
    var row = new int[b.length + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length; i++) {
      int diagonal = row[0];
      row[0] = i;
      int least = i;
      for (int j = 1; j <= b.length; j++) {
        int replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
        least = Math.min(least, row[j]);
      }
      if (least >= limit) {
        return limit;
      }
    }
    return Math.min(row[b.length], limit);
  }
}
