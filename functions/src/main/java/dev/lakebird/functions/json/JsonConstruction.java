package dev.lakebird.functions.json;

import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;

/// Kernels of the functions that make JSON of SQL values.
final class JsonConstruction {
  private static final JsonEncoding ENCODING = new JsonEncoding(false);

  private JsonConstruction() {}

  static ScalarKernel encode(BoundCall call) {
    return RowKernels.calledOnNull(call)
        .column(
            (row, out) -> {
              if (row.count() > 1 && row.isNull(1)) {
                row.setNull();
                return;
              }
              boolean stringify = row.count() > 1 && row.booleanAt(1);
              out.putText(new JsonEncoding(stringify).encode(row.valueAt(0)).text());
            });
  }

  static ScalarKernel array(BoundCall call) {
    return RowKernels.calledOnNull(call)
        .column(
            (row, out) -> {
              var elements = new ArrayList<Json>();
              for (int i = 0; i < row.count(); i++) {
                elements.add(ENCODING.encode(row.valueAt(i)));
              }
              out.putText(new Json.Elements(elements).text());
            });
  }

  /// Names and values by turns, or an array of each.
  static ScalarKernel object(BoundCall call) {
    boolean arrays =
        call.arguments().size() == 2 && call.argument(0).type().type() instanceof SqlType.Array;
    return RowKernels.calledOnNull(call)
        .column(
            (row, out) -> {
              var members = new TreeMap<String, Json>();
              if (arrays) {
                collect(row, members);
              } else {
                for (int i = 0; i < row.count(); i += 2) {
                  put(members, row.valueAt(i), row.valueAt(i + 1));
                }
              }
              out.putText(new Json.Members(members).text());
            });
  }

  private static void collect(Row row, Map<String, Json> members) {
    if (!(row.valueAt(0) instanceof Value.ArrayValue names)) {
      throw RowErrors.invalid("Invalid input to JSON_OBJECT: The keys array cannot be NULL");
    }
    if (!(row.valueAt(1) instanceof Value.ArrayValue values)) {
      throw RowErrors.invalid("Invalid input to JSON_OBJECT: The values array cannot be NULL");
    }
    if (names.elements().size() != values.elements().size()) {
      throw RowErrors.invalid(
          "Invalid input to JSON_OBJECT: The number of keys and values must match");
    }
    for (int i = 0; i < names.elements().size(); i++) {
      put(members, names.elements().get(i), values.elements().get(i));
    }
  }

  private static void put(Map<String, Json> members, Value name, Value value) {
    if (!(name instanceof Value.StringValue text)) {
      throw RowErrors.invalid("Invalid input to JSON_OBJECT: A key cannot be NULL");
    }
    members.putIfAbsent(text.value(), ENCODING.encode(value));
  }

  static ScalarKernel parse(BoundCall call) {
    return RowKernels.strict(call)
        .column(
            (row, out) ->
                out.putText(JsonReader.read(row.stringAt(0), numbers(row.stringAt(1))).text()));
  }

  private static JsonReader.Numbers numbers(String mode) {
    return switch (mode) {
      case "exact" -> JsonReader.Numbers.EXACT;
      case "round" -> JsonReader.Numbers.ROUND;
      default ->
          throw RowErrors.invalid(
              "Invalid `wide_number_mode` specified: must be either 'exact' or 'round'");
    };
  }
}
