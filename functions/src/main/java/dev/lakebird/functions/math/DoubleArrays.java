package dev.lakebird.functions.math;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Layout;
import dev.lakebird.types.vector.ListVector;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.Vectors;

/// Arrays of numbers as vectors of FLOAT64.
final class DoubleArrays {
  private DoubleArrays() {}

  /// The elements of an ARRAY<FLOAT64> or ARRAY<INT64>.
  ///
  /// @throws LakebirdException INVALID_VALUE where an element is NULL
  static double[] read(Row row, int argument) {
    var list = (ListVector) row.flat(argument);
    int at = row.position(argument);
    int start = list.startAt(at);
    var values = new double[list.endAt(at) - start];
    for (int i = 0; i < values.length; i++) {
      values[i] = number(list.elements(), start + i);
    }
    return values;
  }

  private static double number(Vector elements, int at) {
    if (elements.isNull(at)) {
      throw RowErrors.invalid("NULL array element");
    }
    if (elements instanceof FixedVector numbers) {
      return numbers.type().layout() == Layout.FLOAT64 ? numbers.doubleAt(at) : numbers.longAt(at);
    }
    return switch (Vectors.read(elements, at)) {
      case Value.Float64Value value -> value.value();
      case Value.Int64Value value -> value.value();
      case Value value -> throw LakebirdException.internal("No number: " + value.type().sqlName());
    };
  }
}
