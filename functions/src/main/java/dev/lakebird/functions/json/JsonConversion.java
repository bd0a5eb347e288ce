package dev.lakebird.functions.json;

import static dev.lakebird.functions.spi.Parameters.array;

import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;

/// Kernels of the functions that make SQL values of JSON. A `wide_number_mode` may follow the JSON.
final class JsonConversion {
  private JsonConversion() {}

  static ScalarKernel one(BoundCall call, JsonTarget target) {
    return RowKernels.strict(call)
        .values(row -> target.convert(JsonReader.stored(row.stringAt(0)), isExact(row)));
  }

  static ScalarKernel array(BoundCall call, JsonTarget target) {
    var type = (SqlType.Array) call.resultType();
    return RowKernels.strict(call)
        .values(
            row -> {
              if (!(JsonReader.stored(row.stringAt(0)) instanceof Json.Elements array)) {
                throw RowErrors.invalid("The provided JSON input is not an array");
              }
              boolean exact = isExact(row);
              return new Value.ArrayValue(
                  type, array.values().stream().map(v -> target.convert(v, exact)).toList());
            });
  }

  static ScalarKernel lax(BoundCall call, JsonTarget target) {
    return RowKernels.strict(call)
        .values(row -> target.convertLax(JsonReader.stored(row.stringAt(0))));
  }

  static ScalarKernel laxArray(BoundCall call, JsonTarget target) {
    var type = (SqlType.Array) call.resultType();
    return RowKernels.strict(call)
        .values(
            row ->
                JsonReader.stored(row.stringAt(0)) instanceof Json.Elements array
                    ? new Value.ArrayValue(
                        type, array.values().stream().map(target::convertLax).toList())
                    : Value.nullOf(type));
  }

  private static boolean isExact(Row row) {
    if (row.count() < 2) {
      return false;
    }
    return switch (row.stringAt(1)) {
      case "exact" -> true;
      case "round" -> false;
      default ->
          throw RowErrors.invalid(
              "Invalid `wide_number_mode` specified: must be either 'exact' or 'round'");
    };
  }
}
