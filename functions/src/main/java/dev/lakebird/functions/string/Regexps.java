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
              return utf8
                  ? pattern.matcher(row.textAt(0).toBytes()).find()
                  : pattern.matcher(patterns.text(row.textAt(0))).find();
            });
  }

  static ScalarKernel extract(BoundCall call) {
    var patterns = new RegexpPatterns(1, true);
    return SliceKernel.of(call, (row, text) -> extract(row, text, patterns.at(row)));
  }

  private static long extract(Row row, Utf8Slice text, Pattern pattern) {
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
    if (position > 1 && position > text.charLength()) {
      return SliceKernel.NOTHING;
    }
    Matcher matcher = pattern.matcher(text.toBytes());
    int from = Utf8.forward(text, 0, position - 1);
    if (!matcher.find(from)) {
      return SliceKernel.NOTHING;
    }
    for (long i = 1; i < occurrence; i++) {
      if (!matcher.find()) {
        return SliceKernel.NOTHING;
      }
    }
    int group = pattern.groupCount();
    return matcher.start(group) < 0
        ? SliceKernel.NOTHING
        : SliceKernel.range(matcher.start(group), matcher.end(group));
  }

  static ScalarKernel replace(BoundCall call) {
    var patterns = new RegexpPatterns(1, true);
    return RowKernels.strict(call)
        .column(
            (row, out) ->
                out.putBytes(
                    replace(row.textAt(0).toBytes(), patterns.at(row), row.textAt(2).toBytes())));
  }

  /// An empty match right after another match does not count, as in RE2.
  private static byte[] replace(byte[] text, Pattern pattern, byte[] rewrite) {
    check(rewrite, pattern.groupCount());
    var result = new ByteArrayOutputStream(text.length);
    Matcher matcher = pattern.matcher(text);
    int kept = 0;
    int lastEnd = -1;
    while (matcher.find()) {
      int start = matcher.start();
      int end = matcher.end();
      if (start == end && start == lastEnd) {
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
