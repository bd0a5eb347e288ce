package dev.lakebird.functions.json;

import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Kernels that take a part out of JSON, or out of a STRING of it. Of a STRING numbers stay as they are
/// written; it is read up to the end of the part, and what is no JSON before has none.
final class JsonExtraction {
  private JsonExtraction() {}

  private static boolean isText(BoundCall call) {
    return call.argument(0).type().type() instanceof SqlType.StringType;
  }

  private static @Nullable Json find(Row row, boolean text, JsonPaths paths) {
    JsonPath path = paths.at(row);
    String json = row.stringAt(0);
    return text ? JsonReader.find(json, path) : path.find(JsonReader.stored(json));
  }

  /// The value as JSON; a null in a STRING is NULL.
  static ScalarKernel query(BoundCall call, boolean legacy) {
    boolean text = isText(call);
    JsonPaths paths = legacy || text ? JsonPaths.of(1, legacy) : JsonPaths.withMode(1);
    return RowKernels.strict(call)
        .column(
            (row, out) -> {
              Json found = find(row, text, paths);
              if (found == null || (text && found instanceof Json.Null)) {
                row.setNull();
              } else {
                out.putText(found.text());
              }
            });
  }

  /// A scalar as STRING; other values and null are NULL.
  static ScalarKernel scalar(BoundCall call, boolean legacy) {
    boolean text = isText(call);
    JsonPaths paths = JsonPaths.of(1, legacy);
    return RowKernels.strict(call)
        .column(
            (row, out) -> {
              Json found = find(row, text, paths);
              String scalar = found == null ? null : scalar(found);
              if (scalar == null) {
                row.setNull();
              } else {
                out.putText(scalar);
              }
            });
  }

  private static @Nullable String scalar(Json json) {
    return switch (json) {
      case Json.Text v -> v.value();
      case Json.Number v -> v.text();
      case Json.Truth v -> Boolean.toString(v.value());
      case Json.Null v -> null;
      case Json.Elements v -> null;
      case Json.Members v -> null;
    };
  }

  /// The elements of an array as JSON; NULL where the value is no array.
  static ScalarKernel elements(BoundCall call, boolean legacy) {
    boolean text = isText(call);
    JsonPaths paths = JsonPaths.of(1, legacy);
    var type = (SqlType.Array) call.resultType();
    return RowKernels.strict(call)
        .values(
            row -> {
              if (!(find(row, text, paths) instanceof Json.Elements array)) {
                return Value.nullOf(type);
              }
              return new Value.ArrayValue(
                  type,
                  array.values().stream()
                      .<Value>map(v -> text ? Value.of(v.text()) : new Value.JsonValue(v.text()))
                      .toList());
            });
  }

  /// The elements of an array of scalars as STRING; NULL where the value is none.
  static ScalarKernel scalars(BoundCall call, boolean legacy) {
    boolean text = isText(call);
    JsonPaths paths = JsonPaths.of(1, legacy);
    var type = (SqlType.Array) call.resultType();
    return RowKernels.strict(call)
        .values(
            row -> {
              if (!(find(row, text, paths) instanceof Json.Elements array)) {
                return Value.nullOf(type);
              }
              var elements = new ArrayList<Value>();
              for (Json element : array.values()) {
                String scalar = scalar(element);
                if (scalar == null && !(element instanceof Json.Null)) {
                  return Value.nullOf(type);
                }
                elements.add(scalar == null ? Value.nullOf(type.element()) : Value.of(scalar));
              }
              return new Value.ArrayValue(type, elements);
            });
  }

  /// The member or element that `json.name` and `json[…]` take.
  static ScalarKernel child(BoundCall call) {
    boolean byName = call.argument(1).type().type() instanceof SqlType.StringType;
    return RowKernels.strict(call)
        .column(
            (row, out) -> {
              JsonPath.Step step =
                  byName
                      ? new JsonPath.Member(row.stringAt(1))
                      : new JsonPath.Element(row.longAt(1));
              Json child = JsonPath.child(JsonReader.stored(row.stringAt(0)), step);
              if (child == null) {
                row.setNull();
              } else {
                out.putText(child.text());
              }
            });
  }
}
