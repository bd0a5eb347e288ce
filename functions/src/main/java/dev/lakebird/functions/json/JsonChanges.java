package dev.lakebird.functions.json;

import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Kernels of the functions that change JSON at paths.
final class JsonChanges {
  private static final JsonEncoding ENCODING = new JsonEncoding(false);

  private JsonChanges() {}

  /// Applies one value at one path.
  private interface Change {
    Json apply(Json json, List<JsonPath.Step> path, Value value);
  }

  static ScalarKernel set(BoundCall call) {
    return pairs(
        call,
        row -> {
          boolean create = row.booleanAt(row.count() - 1);
          return (json, path, value) -> JsonEdits.set(json, path, ENCODING.encode(value), create);
        });
  }

  static ScalarKernel append(BoundCall call) {
    return pairs(
        call,
        row -> {
          boolean each = row.booleanAt(row.count() - 1);
          return (json, path, value) -> JsonEdits.append(json, path, values(value, each));
        });
  }

  static ScalarKernel insert(BoundCall call) {
    return pairs(
        call,
        row -> {
          boolean each = row.booleanAt(row.count() - 1);
          return (json, path, value) -> JsonEdits.insert(json, path, values(value, each));
        });
  }

  private static List<Json> values(Value value, boolean each) {
    return each && value instanceof Value.ArrayValue array
        ? ENCODING.encode(array.elements())
        : List.of(ENCODING.encode(value));
  }

  /// Path and value by turns, then a switch whose NULL means that nothing changes. Paths are read even
  /// where there is no JSON.
  private static ScalarKernel pairs(BoundCall call, Function<Row, Change> changes) {
    return RowKernels.calledOnNull(call)
        .column(
            (row, out) -> {
              var paths = new ArrayList<@Nullable JsonPath>();
              for (int i = 1; i + 2 < row.count(); i += 2) {
                paths.add(row.isNull(i) ? null : JsonPathReader.read(row.stringAt(i), false));
              }
              if (row.isNull(0)) {
                row.setNull();
                return;
              }
              Json json = JsonReader.stored(row.stringAt(0));
              if (!row.isNull(row.count() - 1)) {
                Change change = changes.apply(row);
                for (int i = 0; i < paths.size(); i++) {
                  JsonPath path = paths.get(i);
                  if (path != null) {
                    json = change.apply(json, path.steps(), row.valueAt(2 + 2 * i));
                  }
                }
              }
              out.putText(json.text());
            });
  }

  static ScalarKernel remove(BoundCall call) {
    return RowKernels.calledOnNull(call)
        .column(
            (row, out) -> {
              Json json = row.isNull(0) ? Json.NULL : JsonReader.stored(row.stringAt(0));
              for (int i = 1; i < row.count(); i++) {
                if (!row.isNull(i)) {
                  json =
                      JsonEdits.remove(json, JsonPathReader.read(row.stringAt(i), false).steps());
                }
              }
              if (row.isNull(0)) {
                row.setNull();
              } else {
                out.putText(json.text());
              }
            });
  }

  /// Arguments are the JSON, a path, and whether arrays and empty values count.
  static ScalarKernel strip(BoundCall call) {
    int switches = call.arguments().size() - 2;
    return RowKernels.calledOnNull(call)
        .column(
            (row, out) -> {
              JsonPath path =
                  switches == 1 || row.isNull(1)
                      ? JsonPath.ROOT
                      : JsonPathReader.read(row.stringAt(1), false);
              if (row.isNull(0)) {
                row.setNull();
                return;
              }
              Json json = JsonReader.stored(row.stringAt(0));
              boolean told = switches == 1 || !row.isNull(1);
              if (told && !row.isNull(switches) && !row.isNull(switches + 1)) {
                boolean arrays = row.booleanAt(switches);
                boolean empties = row.booleanAt(switches + 1);
                json =
                    JsonEdits.edit(
                        json,
                        path.steps(),
                        before -> {
                          Json stripped = JsonEdits.strip(before, arrays, empties);
                          return stripped == null ? Json.NULL : stripped;
                        });
              }
              out.putText(json.text());
            });
  }
}
