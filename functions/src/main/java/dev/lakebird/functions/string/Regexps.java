package dev.lakebird.functions.string;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.adapter.Utf8Slice;
import dev.lakebird.functions.cast.Casts;
import dev.lakebird.functions.cast.ValueCasts;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Kernels of the REGEXP functions. UTF-8 is matched as it is; indices of matches are those of bytes.
final class Regexps {
  /// What a group of REGEXP_EXTRACT_GROUPS can be cast to by its name.
  private static final List<SqlType> GROUP_TYPES =
      List.of(
          SqlType.BOOL,
          SqlType.INT64,
          SqlType.FLOAT64,
          SqlType.NUMERIC,
          SqlType.BIGNUMERIC,
          SqlType.STRING,
          SqlType.BYTES,
          SqlType.DATE,
          SqlType.TIME,
          SqlType.DATETIME,
          SqlType.TIMESTAMP,
          SqlType.INTERVAL);

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
    RegexpFinds finds = nth(row, text, pattern, utf8);
    return finds == null || finds.start() < 0
        ? SliceKernel.NOTHING
        : SliceKernel.range(finds.start(), finds.end());
  }

  /// The find that arguments 2 and 3 ask for, or null.
  private static @Nullable RegexpFinds nth(Row row, Utf8Slice text, Pattern pattern, boolean utf8) {
    requireOneGroup(pattern);
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
      return null;
    }
    var finds =
        new RegexpFinds(
            matcher(pattern, text, utf8), text, Slices.forward(text, 0, position - 1, utf8), utf8);
    for (long i = 0; i < occurrence; i++) {
      if (!finds.next()) {
        return null;
      }
    }
    return finds;
  }

  private static void requireOneGroup(Pattern pattern) {
    if (pattern.groupCount() > 1) {
      throw RowErrors.invalid(
          "Regular expressions passed into extraction functions must not have more than 1"
              + " capturing group");
    }
  }

  static ScalarKernel extractAll(BoundCall call) {
    boolean utf8 = Slices.isText(call);
    var patterns = new RegexpPatterns(1, utf8);
    var type = (SqlType.Array) call.resultType();
    return RowKernels.strict(call)
        .values(
            row -> {
              Pattern pattern = patterns.at(row);
              requireOneGroup(pattern);
              Utf8Slice text = row.textAt(0);
              byte[] bytes = text.toBytes();
              var finds = new RegexpFinds(matcher(pattern, text, utf8), text, 0, utf8);
              List<Value> parts = new ArrayList<>();
              while (finds.next()) {
                parts.add(
                    Splits.part(bytes, Math.max(0, finds.start()), Math.max(0, finds.end()), utf8));
              }
              return new Value.ArrayValue(type, parts);
            });
  }

  static ScalarKernel position(BoundCall call) {
    boolean utf8 = Slices.isText(call);
    var patterns = new RegexpPatterns(1, utf8);
    return RowKernels.strict(call)
        .longs(
            row -> {
              long side = row.count() > 4 ? row.longAt(4) : 0;
              if (side != 0 && side != 1) {
                throw RowErrors.invalid("Occurrence position must be 0 or 1");
              }
              Utf8Slice text = row.textAt(0);
              Pattern pattern = patterns.at(row);
              RegexpFinds finds = nth(row, text, pattern, utf8);
              if (finds == null || finds.start() < 0 || pattern.pattern().isEmpty()) {
                return 0;
              }
              if (text.byteLength() == 0) {
                return 0;
              }
              int index = side == 0 ? finds.start() : finds.end();
              return 1
                  + (utf8
                      ? Utf8.characters(text.segment(), text.start(), text.start() + index)
                      : index);
            });
  }

  static ScalarKernel matches(BoundCall call) {
    boolean utf8 = Slices.isText(call);
    var patterns = new RegexpPatterns(1, utf8);
    return RowKernels.strict(call)
        .booleans(row -> matcher(patterns.at(row), row.textAt(0), utf8).matches());
  }

  /// A struct of text for the groups of a pattern.
  static SqlType groups(SqlType text, Value pattern) {
    boolean utf8 = text instanceof SqlType.StringType;
    Pattern compiled = RegexpPatterns.compile(RegexpPatterns.text(pattern, utf8));
    if (compiled.groupCount() == 0) {
      throw RowErrors.invalid("The pattern of REGEXP_EXTRACT_GROUPS must have a capturing group");
    }
    var fields = new ArrayList<SqlType.Field>();
    var seen = new HashSet<String>();
    for (int group = 1; group <= compiled.groupCount(); group++) {
      String name = null;
      for (Map.Entry<String, Integer> named : compiled.namedGroups().entrySet()) {
        if (named.getValue() == group) {
          name = named.getKey();
        }
      }
      if (name == null) {
        fields.add(SqlType.Field.anonymous(text));
        continue;
      }
      SqlType.Field field = groupField(name, text);
      if (!seen.add(field.name().orElse("").toLowerCase(Locale.ROOT))) {
        throw RowErrors.invalid("Duplicate capturing group name: " + name);
      }
      fields.add(field);
    }
    return new SqlType.Struct(fields);
  }

  /// The field of a named group; a group named `x__T` makes a field x of type T.
  private static SqlType.Field groupField(String name, SqlType text) {
    int suffix = name.lastIndexOf("__");
    if (suffix > 0) {
      String typeName = name.substring(suffix + 2);
      for (SqlType type : GROUP_TYPES) {
        if (type.sqlName().equalsIgnoreCase(typeName) && Casts.exists(text, type)) {
          return SqlType.Field.of(name.substring(0, suffix), type);
        }
      }
    }
    return SqlType.Field.of(name, text);
  }

  static ScalarKernel extractGroups(BoundCall call) {
    boolean utf8 = Slices.isText(call);
    var patterns = new RegexpPatterns(1, utf8);
    var type = (SqlType.Struct) call.resultType();
    return RowKernels.strict(call)
        .values(
            row -> {
              Utf8Slice text = row.textAt(0);
              Matcher matcher = matcher(patterns.at(row), text, utf8);
              if (!matcher.find()) {
                return Value.nullOf(type);
              }
              byte[] bytes = text.toBytes();
              List<Value> fields = new ArrayList<>();
              for (int group = 1; group <= type.fields().size(); group++) {
                SqlType field = type.fields().get(group - 1).type();
                fields.add(
                    matcher.start(group) < 0
                        ? Value.nullOf(field)
                        : ValueCasts.cast(
                            Splits.part(bytes, matcher.start(group), matcher.end(group), utf8),
                            field,
                            row.context().zone()));
              }
              return new Value.StructValue(type, fields);
            });
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
