package dev.lakebird.functions.string;

import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.adapter.Utf8Slice;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import java.util.List;

/// Texts and their code points.
final class CodePoints {
  private static final int BYTE_MAX = 255;

  private CodePoints() {}

  static ScalarKernel of(BoundCall call) {
    var type = (SqlType.Array) call.resultType();
    boolean utf8 = Slices.isText(call);
    return RowKernels.strict(call)
        .values(
            row -> {
              Utf8Slice text = row.textAt(0);
              var points = new ArrayList<Value>();
              if (utf8) {
                text.toString().codePoints().forEach(point -> points.add(Value.of((long) point)));
              } else {
                for (int i = 0; i < text.byteLength(); i++) {
                  points.add(Value.of((long) (text.byteAt(i) & BYTE_MAX)));
                }
              }
              return new Value.ArrayValue(type, points);
            });
  }

  static ScalarKernel toText(BoundCall call) {
    return RowKernels.strict(call)
        .column(
            (row, out) -> {
              var text = new StringBuilder();
              for (Value element : ((Value.ArrayValue) row.valueAt(0)).elements()) {
                if (!(element instanceof Value.Int64Value point)) {
                  row.setNull();
                  return;
                }
                text.append(text(point.value()));
              }
              out.putText(text.toString());
            });
  }

  static ScalarKernel toBytes(BoundCall call) {
    return RowKernels.strict(call)
        .column(
            (row, out) -> {
              List<Value> elements = ((Value.ArrayValue) row.valueAt(0)).elements();
              var bytes = new byte[elements.size()];
              for (int i = 0; i < bytes.length; i++) {
                if (!(elements.get(i) instanceof Value.Int64Value number)) {
                  row.setNull();
                  return;
                }
                if (number.value() < 0 || number.value() > BYTE_MAX) {
                  throw RowErrors.outOfRange("Invalid byte value " + number.value());
                }
                bytes[i] = (byte) number.value();
              }
              out.putBytes(bytes);
            });
  }

  /// The character of a code point.
  ///
  /// @throws LakebirdException OUT_OF_RANGE where it is no code point or a surrogate
  static String text(long point) {
    if (point < 0
        || point > Character.MAX_CODE_POINT
        || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
      throw RowErrors.outOfRange("Invalid codepoint " + point);
    }
    return Character.toString((int) point);
  }
}
