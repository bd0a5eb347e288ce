package dev.lakebird.functions.array;

import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.comparison.Ordering;
import dev.lakebird.types.value.Value;
import java.util.List;

/// Functions of the boxed elements of an array.
final class WholeArrays {
  private WholeArrays() {}

  static List<Value> elements(Row row, int argument) {
    return ((Value.ArrayValue) row.valueAt(argument)).elements();
  }

  static Value first(Value array) {
    List<Value> elements = ((Value.ArrayValue) array).elements();
    if (elements.isEmpty()) {
      throw RowErrors.invalid("ARRAY_FIRST cannot get the first element of an empty array");
    }
    return elements.getFirst();
  }

  static Value last(Value array) {
    List<Value> elements = ((Value.ArrayValue) array).elements();
    if (elements.isEmpty()) {
      throw RowErrors.invalid("ARRAY_LAST cannot get the last element of an empty array");
    }
    return elements.getLast();
  }

  static Value slice(Value.ArrayValue array, long start, long end) {
    int length = array.elements().size();
    long from = start < 0 ? start + length : start;
    long to = end < 0 ? end + length : end;
    boolean outside = (from < 0 && to < 0) || (from >= length && to >= length);
    if (from > to || length == 0 || outside) {
      return new Value.ArrayValue(array.type(), List.of());
    }
    int first = (int) Math.clamp(from, 0, length - 1);
    int last = (int) Math.clamp(to, 0, length - 1);
    return new Value.ArrayValue(array.type(), array.elements().subList(first, last + 1));
  }

  /// Whether an element equals the value; NULL and NaN equal nothing.
  static boolean contains(List<Value> elements, Value value) {
    for (Value element : elements) {
      if (Ordering.equal(element, value) == Ordering.Outcome.TRUE) {
        return true;
      }
    }
    return false;
  }

  /// Whether an element is the same as the value.
  static boolean containsSame(List<Value> elements, Value value) {
    for (Value element : elements) {
      if (Ordering.same(element, value)) {
        return true;
      }
    }
    return false;
  }

  static boolean isDistinct(List<Value> elements) {
    for (int i = 0; i < elements.size(); i++) {
      if (containsSame(elements.subList(0, i), elements.get(i))) {
        return false;
      }
    }
    return true;
  }

  /// @param sign 1 for the greatest, -1 for the least
  static Value extreme(Value.ArrayValue array, int sign) {
    Value best = Value.nullOf(array.type().element());
    for (Value element : array.elements()) {
      if (element.isNull()) {
        continue;
      }
      if (element instanceof Value.Float64Value number && Double.isNaN(number.value())) {
        return element;
      }
      if (best.isNull() || Ordering.compare(element, best) * sign > 0) {
        best = element;
      }
    }
    return best;
  }
}
