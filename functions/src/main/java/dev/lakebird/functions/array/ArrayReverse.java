package dev.lakebird.functions.array;

import static dev.lakebird.functions.spi.Parameters.array;
import static dev.lakebird.functions.spi.Parameters.typeOf;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.vector.ListVector;
import dev.lakebird.types.vector.VectorType;

/// The elements backward.
///
/// Source: GoogleSQL reference, "Array functions".
public final class ArrayReverse implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("ARRAY_REVERSE", "array")
          .takes(typeOf(0), array("T"))
          .example("ARRAY_REVERSE([1, 2])", "[2, 1]")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    VectorType type = ArrayTypes.ofArrays(call);
    return ArrayKernel.strict(
        type,
        (row, elements) -> {
          var list = (ListVector) row.flat(0);
          int array = row.position(0);
          int start = list.startAt(array);
          for (int at = list.endAt(array) - 1; at >= start; at--) {
            Elements.append(elements, type.element(), list.elements(), at);
          }
        });
  }
}
