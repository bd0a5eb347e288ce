package dev.lakebird.functions.string;

import static dev.lakebird.functions.spi.Parameters.any;

import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.comparison.Ordering;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.functions.text.ValueText;
import dev.lakebird.types.value.Value;
import java.time.ZoneOffset;
import java.util.List;

/// The kernel of CONTAINS_SUBSTR.
final class SubstringSearch {
  private SubstringSearch() {}

  static ScalarKernel bind(BoundCall call) {
    return RowKernels.calledOnNull(call)
        .booleans(
            row -> {
              if (row.isNull(1)) {
                throw RowErrors.invalid("CONTAINS_SUBSTR search value cannot be NULL");
              }
              JsonScope scope = row.isNull(2) ? JsonScope.JSON_VALUES : scope(row.stringAt(2));
              String wanted = NormalForms.searchable(row.stringAt(1));
              switch (contains(row.valueAt(0), wanted, scope)) {
                case TRUE -> {
                  return true;
                }
                case UNKNOWN -> row.setNull();
                case FALSE -> {}
              }
              return false;
            });
  }

  private static JsonScope scope(String name) {
    for (JsonScope scope : JsonScope.values()) {
      if (scope.name().equals(name)) {
        return scope;
      }
    }
    throw RowErrors.invalid("Invalid json_scope: " + name);
  }

  private static Ordering.Outcome contains(Value value, String wanted, JsonScope scope) {
    return switch (value) {
      case Value.NullValue v -> Ordering.Outcome.UNKNOWN;
      case Value.StructValue v -> any(v.fields(), wanted, scope);
      case Value.ArrayValue v -> any(v.elements(), wanted, scope);
      case Value.JsonValue v -> outcome(scope.contains(v.text(), wanted));
      case Value.StringValue v -> outcome(NormalForms.searchable(v.value()).contains(wanted));
      default ->
          outcome(NormalForms.searchable(ValueText.of(value, ZoneOffset.UTC)).contains(wanted));
    };
  }

  private static Ordering.Outcome any(List<Value> values, String wanted, JsonScope scope) {
    Ordering.Outcome found = Ordering.Outcome.FALSE;
    for (Value value : values) {
      switch (contains(value, wanted, scope)) {
        case TRUE -> {
          return Ordering.Outcome.TRUE;
        }
        case UNKNOWN -> found = Ordering.Outcome.UNKNOWN;
        case FALSE -> {}
      }
    }
    return found;
  }

  private static Ordering.Outcome outcome(boolean found) {
    return found ? Ordering.Outcome.TRUE : Ordering.Outcome.FALSE;
  }
}
