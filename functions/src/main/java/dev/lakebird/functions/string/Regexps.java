package dev.lakebird.functions.string;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.adapter.Utf8Slice;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ScalarKernel;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Kernels of the REGEXP functions. UTF-8 is matched as it is; indices of matches are those of bytes.
final class Regexps {
  private Regexps() {}

  static ScalarKernel contains(BoundCall call) {
    boolean utf8 = Slices.isText(call);
    var patterns = new RegexpPatterns(1, utf8);
    return RowKernels.strict(call)
        .booleans(
            row -> {
              Pattern pattern = patterns.at(row);
              return matcher(pattern, row.textAt(0), utf8).find();
            });
  }

  static ScalarKernel extract(BoundCall call) {
    boolean utf8 = Slices.isText(call);
    var patterns = new RegexpPatterns(1, utf8);
    return SliceKernel.of(call, (row, text) -> extract(row, text, patterns.at(row), utf8));
  }

  /// Indices of the matcher are those of bytes.
  private static Matcher matcher(Pattern pattern, Utf8Slice text, boolean utf8) {
    return utf8
        ? pattern.matcher(text.toBytes())
        : pattern.matcher(new String(text.toBytes(), StandardCharsets.ISO_8859_1));
  }

  private static long extract(Row row, Utf8Slice text, Pattern pattern, boolean utf8) {
    if (pattern.groupCount() > 1) {
      throw RowErrors.invalid(
          "Regular expressions passed into extraction functions must not have more than 1"
              + " capturing group");
    }
    long position = row.count() > 2 ? row.longAt(2) : 1;
    long occurrence = row.count() > 3 ? row.longAt(3) : 1;
    if (position < 1) {
      throw RowErrors.invalid("Position must be positive");
    }
    if (occurrence < 1) {
      throw RowErrors.invalid("Occurrence must be positive");
    }
    int length = utf8 ? text.charLength() : text.byteLength();
    if (position > 1 && position > length) {
      return SliceKernel.NOTHING;
    }
    Matcher matcher = matcher(pattern, text, utf8);
    int from = Slices.forward(text, 0, position - 1, utf8);
    if (!matcher.find(from)) {
      return SliceKernel.NOTHING;
    }
    for (long i = 1; i < occurrence; i++) {
      int end = matcher.end();
      boolean found = matcher.find();
      if (found && matcher.end() == end) {
        // An empty match right after another one does not count.
        found = matcher.find();
      }
      if (!found) {
        return SliceKernel.NOTHING;
      }
    }
    int group = pattern.groupCount();
    return matcher.start(group) < 0
        ? SliceKernel.NOTHING
        : SliceKernel.range(matcher.start(group), matcher.end(group));
  }

  static ScalarKernel replace(BoundCall call) {
    boolean utf8 = Slices.isText(call);
    var patterns = new RegexpPatterns(1, utf8);
    return RowKernels.strict(call)
        .column(
            (row, out) ->
                out.putBytes(
                    replace(
                        row.textAt(0).toBytes(),
                        matcher(patterns.at(row), row.textAt(0), utf8),
                        row.textAt(2).toBytes(),
                        utf8)));
  }

  /// An empty match right after another match does not count, as in RE2.
  private static byte[] replace(byte[] text, Matcher matcher, byte[] rewrite, boolean utf8) {
    check(rewrite, matcher.groupCount());
    var result = new ByteArrayOutputStream(text.length);
    int kept = 0;
    int lastEnd = -1;
    while (matcher.find()) {
      int start = matcher.start();
      int end = matcher.end();
      boolean inside = utf8 && start < text.length && (text[start] & 0xC0) == 0x80;
      if (start == end && (start == lastEnd || inside)) {
        continue;
      }
      result.write(text, kept, start - kept);
      append(rewrite, matcher, text, result);
      kept = end;
      lastEnd = end;
    }
    result.write(text, kept, text.length - kept);
    return result.toByteArray();
  }

  private static void check(byte[] rewrite, int groups) {
    for (int i = 0; i < rewrite.length; i++) {
      if (rewrite[i] != '\\') {
        continue;
      }
      i++;
      if (i == rewrite.length || (rewrite[i] != '\\' && !isDigit(rewrite[i]))) {
        throw RowErrors.invalid("Invalid REGEXP_REPLACE pattern");
      }
      if (isDigit(rewrite[i]) && rewrite[i] - '0' > groups) {
        throw RowErrors.invalid(
            "Invalid REGEXP_REPLACE pattern: Rewrite schema requests "
                + (rewrite[i] - '0')
                + " matches, but the regexp only has "
                + groups
                + " parenthesized subexpressions.");
      }
    }
  }

  private static void append(
      byte[] rewrite, Matcher matcher, byte[] text, ByteArrayOutputStream result) {
    for (int i = 0; i < rewrite.length; i++) {
      if (rewrite[i] != '\\') {
        result.write(rewrite[i]);
        continue;
      }
      i++;
      if (rewrite[i] == '\\') {
        result.write('\\');
        continue;
      }
      int group = rewrite[i] - '0';
      if (matcher.start(group) >= 0) {
        result.write(text, matcher.start(group), matcher.end(group) - matcher.start(group));
      }
    }
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
