package dev.lakebird.functions.json;

import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.functions.text.JsonText;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/// Kernels of the functions that look at JSON.
final class JsonInspection {
  private JsonInspection() {}

  static String type(Json json) {
    return switch (json) {
      case Json.Null v -> "null";
      case Json.Truth v -> "boolean";
      case Json.Number v -> "number";
      case Json.Text v -> "string";
      case Json.Elements v -> "array";
      case Json.Members v -> "object";
    };
  }

  /// Whether `a` contains `b`.
  static boolean contains(Json a, Json b) {
    if (a instanceof Json.Elements array && isScalar(b)) {
      return array.values().stream().anyMatch(element -> same(element, b));
    }
    return includes(a, b);
  }

  private static boolean includes(Json a, Json b) {
    if (a instanceof Json.Members x && b instanceof Json.Members y) {
      return y.values().entrySet().stream()
          .allMatch(
              member -> {
                Json other = x.values().get(member.getKey());
                return other != null && includes(other, member.getValue());
              });
    }
    if (a instanceof Json.Elements x && b instanceof Json.Elements y) {
      return y.values().stream()
          .allMatch(wanted -> x.values().stream().anyMatch(v -> includes(v, wanted)));
    }
    return same(a, b);
  }

  private static boolean isScalar(Json json) {
    return !(json instanceof Json.Elements) && !(json instanceof Json.Members);
  }

  private static boolean same(Json a, Json b) {
    return a instanceof Json.Number x && b instanceof Json.Number y
        ? new BigDecimal(x.text()).compareTo(new BigDecimal(y.text())) == 0
        : a.equals(b);
  }

  static void flatten(Json json, List<Value> into) {
    if (json instanceof Json.Elements array) {
      array.values().forEach(element -> flatten(element, into));
    } else {
      into.add(new Value.JsonValue(json.text()));
    }
  }

  static ScalarKernel flatten(BoundCall call) {
    var type = (SqlType.Array) call.resultType();
    return RowKernels.strict(call)
        .values(
            row -> {
              var values = new ArrayList<Value>();
              flatten(JsonReader.stored(row.stringAt(0)), values);
              return new Value.ArrayValue(type, values);
            });
  }

  /// Arguments are the JSON, how deep to look where given, and the mode.
  static ScalarKernel keys(BoundCall call) {
    var type = (SqlType.Array) call.resultType();
    int mode = call.arguments().size() - 1;
    return RowKernels.calledOnNull(call)
        .values(
            row -> {
              if (mode == 2 && !row.isNull(1) && row.longAt(1) < 1) {
                throw RowErrors.invalid("max_depth must be positive");
              }
              if (row.hasNull()) {
                return Value.nullOf(type);
              }
              long depth = mode == 2 ? row.longAt(1) : Long.MAX_VALUE;
              int arrays = arrays(row.stringAt(mode));
              var names = new TreeSet<String>();
              keys(JsonReader.stored(row.stringAt(0)), "", depth, arrays, arrays, names);
              return new Value.ArrayValue(type, names.stream().map(Value::of).toList());
            });
  }

  /// How many arrays directly inside each other are looked into.
  private static int arrays(String mode) {
    String words = String.join(" ", mode.strip().toLowerCase(Locale.ROOT).split("\\s+", -1));
    return switch (words) {
      case "strict" -> 0;
      case "lax" -> 1;
      case "lax recursive", "recursive lax" -> Integer.MAX_VALUE;
      default -> throw RowErrors.invalid("Invalid JSON mode specified");
    };
  }

  private static void keys(
      Json json, String prefix, long depth, int left, int arrays, Collection<String> names) {
    if (json instanceof Json.Elements array && left > 0) {
      for (Json element : array.values()) {
        keys(element, prefix, depth, left - 1, arrays, names);
      }
    }
    if (json instanceof Json.Members object && depth > 0) {
      for (Map.Entry<String, Json> member : object.values().entrySet()) {
        String name = prefix + (prefix.isEmpty() ? "" : ".") + escaped(member.getKey());
        names.add(name);
        keys(member.getValue(), name, depth - 1, arrays, arrays, names);
      }
    }
  }

  /// A name as a JSONPath writes it.
  private static String escaped(String name) {
    boolean plain =
        !name.isEmpty() && name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
    return plain ? name : JsonText.quoted(name);
  }
}
