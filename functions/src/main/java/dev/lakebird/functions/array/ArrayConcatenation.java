package dev.lakebird.functions.array;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.vector.ListVector;
import dev.lakebird.types.vector.VectorType;

/// What ARRAY_CONCAT and `||` between arrays share.
public final class ArrayConcatenation {
  private ArrayConcatenation() {}

  /// A kernel for the elements of all arguments, one array after another.
  public static ScalarKernel bind(BoundCall call) {
    VectorType type = ArrayTypes.ofArrays(call);
    return ArrayKernel.strict(
        type,
        (row, elements) -> {
          for (int argument = 0; argument < row.count(); argument++) {
            var list = (ListVector) row.flat(argument);
            int array = row.position(argument);
            int end = list.endAt(array);
            for (int at = list.startAt(array); at < end; at++) {
              Elements.append(elements, type.element(), list.elements(), at);
            }
          }
        });
  }
}
