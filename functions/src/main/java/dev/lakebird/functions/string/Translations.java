package dev.lakebird.functions.string;

import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.functions.text.LiteralText;
import dev.lakebird.types.value.Value;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.HashMap;

/// The kernel of TRANSLATE. BYTES are taken as characters of one byte.
final class Translations {
  private static final int OUTPUT_MAX = 1 << 20;

  private Translations() {}

  static ScalarKernel bind(BoundCall call) {
    Charset charset = Slices.isText(call) ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    return RowKernels.strict(call)
        .column(
            (row, out) ->
                out.putBytes(
                    translate(
                            new String(row.textAt(0).toBytes(), charset),
                            new String(row.textAt(1).toBytes(), charset),
                            new String(row.textAt(2).toBytes(), charset))
                        .getBytes(charset)));
  }

  private static String translate(String text, String source, String target) {
    int[] from = source.codePoints().toArray();
    int[] to = target.codePoints().toArray();
    var replaced = new HashMap<Integer, Integer>();
    for (int i = 0; i < from.length; i++) {
      if (replaced.put(from[i], i < to.length ? to[i] : -1) != null) {
        throw RowErrors.invalid(
            "Duplicate character "
                + LiteralText.singleQuoted(Value.of(Character.toString(from[i])), ZoneOffset.UTC)
                + " in TRANSLATE source characters");
      }
    }
    var result = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              int other = replaced.getOrDefault(point, point);
              if (other >= 0) {
                result.appendCodePoint(other);
              }
            });
    if (result.length() > OUTPUT_MAX) {
      throw RowErrors.invalid("Output of TRANSLATE exceeds max allowed output size of 1MB");
    }
    return result.toString();
  }
}
