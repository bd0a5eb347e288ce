package dev.lakebird.functions.string;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.adapter.ResultColumn;
import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.adapter.Utf8Slice;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.functions.text.ValueText;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.vector.Layout;
import java.lang.foreign.MemorySegment;

/// Kernels that put texts together: CONCAT, REPLACE, REPEAT, LPAD, RPAD, REVERSE.
final class Joins {
  /// The longest result of REPEAT, LPAD and RPAD, as in BigQuery.
  private static final int OUTPUT_BYTES_MAX = 1 << 20;

  private static final byte[] SPACE = {' '};

  private Joins() {}

  static ScalarKernel concat(BoundCall call) {
    boolean cast = false;
    for (BoundCall.Argument argument : call.arguments()) {
      SqlType type = argument.type().type();
      cast |= argument.type().layout() != Layout.BYTES;
      if (type instanceof SqlType.Array || type instanceof SqlType.Struct) {
        throw new LakebirdException(
            ErrorCode.UNKNOWN_FUNCTION, "CONCAT does not take a value of type " + type.sqlName());
      }
    }
    return cast
        ? RowKernels.strict(call).column(Joins::concatCast)
        : RowKernels.strict(call).column(Joins::concat);
  }

  /// As a cast to STRING makes it of each argument.
  private static void concatCast(Row row, ResultColumn out) {
    var text = new StringBuilder();
    for (int i = 0; i < row.count(); i++) {
      text.append(ValueText.of(row.valueAt(i), row.context().zone()));
    }
    out.putText(text.toString());
  }

  private static void concat(Row row, ResultColumn out) {
    long total = 0;
    for (int i = 0; i < row.count(); i++) {
      total += row.textAt(i).byteLength();
    }
    int count = Math.toIntExact(total);
    long start = out.reserve(count);
    long at = start;
    for (int i = 0; i < row.count(); i++) {
      at = copy(row.textAt(i), out.byteSegment(), at);
    }
    out.endBytes(start, count);
  }

  /// Copies the text to `at`; returns where it ends.
  private static long copy(Utf8Slice text, MemorySegment to, long at) {
    int count = text.byteLength();
    MemorySegment.copy(text.segment(), text.start(), to, at, count);
    return at + count;
  }

  static ScalarKernel replace(BoundCall call) {
    return RowKernels.strict(call).column(Joins::replace);
  }

  private static void replace(Row row, ResultColumn out) {
    Utf8Slice text = row.textAt(0);
    Utf8Slice from = row.textAt(1);
    Utf8Slice to = row.textAt(2);
    int found = from.byteLength() == 0 ? -1 : Utf8.indexOf(text, from, 0);
    if (found < 0) {
      out.putSlice(text);
      return;
    }
    int times = 0;
    for (int at = found; at >= 0; at = Utf8.indexOf(text, from, at + from.byteLength())) {
      times++;
    }
    int count =
        Math.toIntExact(text.byteLength() + (long) times * (to.byteLength() - from.byteLength()));
    long start = out.reserve(count);
    MemorySegment target = out.byteSegment();
    long end = start;
    int kept = 0;
    for (int at = found; at >= 0; at = Utf8.indexOf(text, from, kept)) {
      MemorySegment.copy(text.segment(), text.start() + kept, target, end, at - kept);
      end = copy(to, target, end + at - kept);
      kept = at + from.byteLength();
    }
    MemorySegment.copy(text.segment(), text.start() + kept, target, end, text.byteLength() - kept);
    out.endBytes(start, count);
  }

  static ScalarKernel repeat(BoundCall call) {
    return RowKernels.strict(call)
        .column(
            (row, out) -> {
              Utf8Slice text = row.textAt(0);
              long times = row.longAt(1);
              if (times < 0) {
                throw RowErrors.invalid("Second argument in REPEAT() cannot be negative");
              }
              int length = text.byteLength();
              if (length > 0 && times > OUTPUT_BYTES_MAX / length) {
                throw RowErrors.outOfRange(
                    "Output of REPEAT exceeds max allowed output size of 1MB");
              }
              int count = length == 0 ? 0 : (int) times * length;
              long start = out.reserve(count);
              for (long at = start; at < start + count; ) {
                at = copy(text, out.byteSegment(), at);
              }
              out.endBytes(start, count);
            });
  }

  /// @param left whether the pattern stands before the text
  static ScalarKernel pad(BoundCall call, boolean left) {
    boolean utf8 = Slices.isText(call);
    return RowKernels.strict(call).column((row, out) -> pad(row, out, left, utf8));
  }

  private static void pad(Row row, ResultColumn out, boolean left, boolean utf8) {
    Utf8Slice text = row.textAt(0);
    long wanted = row.longAt(1);
    if (wanted < 0) {
      throw RowErrors.invalid("Second argument (output size) for LPAD/RPAD cannot be negative");
    }
    Utf8Slice pattern = row.count() == 3 ? row.textAt(2) : space();
    if (pattern.byteLength() == 0) {
      throw RowErrors.invalid("Third argument (pad pattern) for LPAD/RPAD cannot be empty");
    }
    if (wanted > OUTPUT_BYTES_MAX) {
      throw RowErrors.outOfRange("Output of LPAD/RPAD exceeds max allowed output size of 1MB");
    }
    int length = characters(text, utf8);
    if (length >= wanted) {
      out.putSlice(text, 0, Slices.forward(text, 0, wanted, utf8));
      return;
    }
    int missing = (int) wanted - length;
    int patternLength = characters(pattern, utf8);
    int whole = missing / patternLength;
    int rest = Slices.forward(pattern, 0, missing % patternLength, utf8);
    long padding = (long) whole * pattern.byteLength() + rest;
    if (padding + text.byteLength() > OUTPUT_BYTES_MAX) {
      throw RowErrors.outOfRange("Output of LPAD/RPAD exceeds max allowed output size of 1MB");
    }
    int count = text.byteLength() + (int) padding;
    long start = out.reserve(count);
    MemorySegment target = out.byteSegment();
    long at = left ? start : copy(text, target, start);
    for (int i = 0; i < whole; i++) {
      at = copy(pattern, target, at);
    }
    MemorySegment.copy(pattern.segment(), pattern.start(), target, at, rest);
    if (left) {
      copy(text, target, at + rest);
    }
    out.endBytes(start, count);
  }

  private static int characters(Utf8Slice text, boolean utf8) {
    return utf8 ? Utf8.characters(text.segment(), text.start(), text.end()) : text.byteLength();
  }

  static ScalarKernel reverse(BoundCall call) {
    boolean utf8 = Slices.isText(call);
    return RowKernels.strict(call)
        .column(
            (row, out) -> {
              Utf8Slice text = row.textAt(0);
              int count = text.byteLength();
              long start = out.reserve(count);
              long at = start;
              for (int end = count; end > 0; ) {
                int from = utf8 ? Utf8.previous(text, end) : end - 1;
                MemorySegment.copy(
                    text.segment(), text.start() + from, out.byteSegment(), at, end - from);
                at += end - from;
                end = from;
              }
              out.endBytes(start, count);
            });
  }

  /// The pattern where none is given.
  private static Utf8Slice space() {
    return new Utf8Slice().set(MemorySegment.ofArray(SPACE), 0, 1);
  }
}
