package dev.lakebird.functions.array;

import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import java.util.List;

/// The kernel of ARRAY_ZIP.
final class Zips {
  private Zips() {}

  /// An array of structs of the elements of all arguments but the last.
  static SqlType typeOf(List<SqlType> arguments) {
    return SqlType.array(
        new SqlType.Struct(
            arguments.subList(0, arguments.size() - 1).stream()
                .map(t -> SqlType.Field.anonymous(((SqlType.Array) t).element()))
                .toList()));
  }

  static ScalarKernel bind(BoundCall call) {
    var type = (SqlType.Array) call.resultType();
    var entry = (SqlType.Struct) type.element();
    int count = call.arguments().size() - 1;
    return RowKernels.strict(call)
        .values(
            row -> {
              var arrays = new ArrayList<List<Value>>();
              for (int i = 0; i < count; i++) {
                arrays.add(WholeArrays.elements(row, i));
              }
              int length = length(arrays, row.stringAt(count));
              var entries = new ArrayList<Value>();
              for (int at = 0; at < length; at++) {
                var fields = new ArrayList<Value>();
                for (int i = 0; i < count; i++) {
                  List<Value> elements = arrays.get(i);
                  fields.add(
                      at < elements.size()
                          ? elements.get(at)
                          : Value.nullOf(entry.fields().get(i).type()));
                }
                entries.add(new Value.StructValue(entry, fields));
              }
              return new Value.ArrayValue(type, entries);
            });
  }

  private static int length(List<List<Value>> arrays, String mode) {
    int least = Integer.MAX_VALUE;
    int most = 0;
    for (List<Value> array : arrays) {
      least = Math.min(least, array.size());
      most = Math.max(most, array.size());
    }
    return switch (mode) {
      case "PAD" -> most;
      case "TRUNCATE" -> least;
      case "STRICT" -> {
        if (least != most) {
          throw RowErrors.invalid("Unequal array length in ARRAY_ZIP using STRICT mode");
        }
        yield most;
      }
      default -> throw RowErrors.invalid("Invalid mode of ARRAY_ZIP: " + mode);
    };
  }
}
