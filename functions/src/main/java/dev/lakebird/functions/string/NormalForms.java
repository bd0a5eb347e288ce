package dev.lakebird.functions.string;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.adapter.Utf8Slice;
import dev.lakebird.functions.date.Keywords;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ScalarKernel;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/// Unicode normalization, and removal of differences of case.
public final class NormalForms {
  static final Set<String> NAMES = Set.of("NFC", "NFKC", "NFD", "NFKD");

  private NormalForms() {}

  static ScalarKernel bind(BoundCall call, boolean fold) {
    Normalizer.Form form =
        call.arguments().size() > 1
            ? Normalizer.Form.valueOf(Keywords.of(call, 1))
            : Normalizer.Form.NFC;
    return RowKernels.strict(call)
        .column(
            (row, out) -> {
              Utf8Slice text = row.textAt(0);
              if (!fold && Utf8.isAscii(text)) {
                out.putSlice(text);
                return;
              }
              String normal = Normalizer.normalize(text.toString(), form);
              out.putText(fold ? Normalizer.normalize(folded(normal), form) : normal);
            });
  }

  /// Texts that differ in case alone become the same: full upper case, then lower case letter by
  /// letter.
  public static String folded(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    var folded = new StringBuilder(upper.length());
    upper.codePoints().forEach(point -> folded.appendCodePoint(Character.toLowerCase(point)));
    return folded.toString();
  }

  /// The text as CONTAINS_SUBSTR compares it.
  static String searchable(String text) {
    return Normalizer.normalize(
        folded(Normalizer.normalize(text, Normalizer.Form.NFKC)), Normalizer.Form.NFKC);
  }
}
