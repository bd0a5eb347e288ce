package dev.lakebird.functions.string;

import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.adapter.Utf8Slice;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The kernel of SPLIT.
final class Splits {
  private Splits() {}

  static ScalarKernel bind(BoundCall call) {
    boolean utf8 = Slices.isText(call);
    var type = (SqlType.Array) call.resultType();
    return RowKernels.strict(call).values(row -> split(row, type, utf8));
  }

  private static Value split(Row row, SqlType.Array type, boolean utf8) {
    Utf8Slice text = row.textAt(0);
    byte[] bytes = text.toBytes();
    List<Value> parts = new ArrayList<>();
    if (row.count() == 2 && row.textAt(1).byteLength() == 0) {
      for (int at = 0; at < bytes.length; ) {
        int next = utf8 ? Utf8.next(text, at) : at + 1;
        parts.add(part(bytes, at, next, utf8));
        at = next;
      }
      if (parts.isEmpty()) {
        parts.add(part(bytes, 0, 0, utf8));
      }
      return new Value.ArrayValue(type, parts);
    }
    byte[] delimiter = row.count() == 2 ? row.textAt(1).toBytes() : new byte[] {','};
    int from = 0;
    for (int at = 0; at + delimiter.length <= bytes.length; ) {
      if (Arrays.equals(bytes, at, at + delimiter.length, delimiter, 0, delimiter.length)) {
        parts.add(part(bytes, from, at, utf8));
        at += delimiter.length;
        from = at;
      } else {
        at++;
      }
    }
    parts.add(part(bytes, from, bytes.length, utf8));
    return new Value.ArrayValue(type, parts);
  }

  static Value part(byte[] bytes, int from, int to, boolean utf8) {
    return utf8
        ? Value.of(new String(bytes, from, to - from, StandardCharsets.UTF_8))
        : new Value.BytesValue(Arrays.copyOfRange(bytes, from, to));
  }
}
