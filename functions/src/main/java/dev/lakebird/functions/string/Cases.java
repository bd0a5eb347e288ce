package dev.lakebird.functions.string;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;

import dev.lakebird.functions.adapter.ResultColumn;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.adapter.Utf8Slice;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ScalarKernel;
import java.lang.foreign.MemorySegment;
import java.util.Locale;

/// Kernels of UPPER and LOWER: ASCII byte by byte, other text by the full case mapping of Unicode
/// without regard to a language.
final class Cases {
  private Cases() {}

  static ScalarKernel upper(BoundCall call) {
    boolean utf8 = Slices.isText(call);
    return RowKernels.strict(call)
        .column(
            (row, out) -> {
              Utf8Slice text = row.textAt(0);
              if (utf8 && !Utf8.isAscii(text)) {
                out.putText(text.toString().toUpperCase(Locale.ROOT));
              } else {
                flip(text, out, 'a');
              }
            });
  }

  static ScalarKernel lower(BoundCall call) {
    boolean utf8 = Slices.isText(call);
    return RowKernels.strict(call)
        .column(
            (row, out) -> {
              Utf8Slice text = row.textAt(0);
              if (utf8 && !Utf8.isAscii(text)) {
                out.putText(text.toString().toLowerCase(Locale.ROOT));
              } else {
                flip(text, out, 'A');
              }
            });
  }

  /// Gives the 26 letters from `first` on the other case.
  private static void flip(Utf8Slice text, ResultColumn out, int first) {
    int count = text.byteLength();
    long to = out.reserve(count);
    MemorySegment target = out.byteSegment();
    MemorySegment source = text.segment();
    long from = text.start();
    for (int i = 0; i < count; i++) {
      byte b = source.get(BYTE, from + i);
      int letter = b - first;
      target.set(BYTE, to + i, letter >= 0 && letter < 26 ? (byte) (b ^ 0x20) : b);
    }
    out.endBytes(to, count);
  }
}
