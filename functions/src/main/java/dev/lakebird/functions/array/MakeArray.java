package dev.lakebird.functions.array;

import static dev.lakebird.functions.spi.Parameters.anyRepeated;
import static dev.lakebird.types.SqlType.INT64;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.vector.VectorType;

/// `[v1, v2, …]`: an array of the arguments.
///
/// An array without elements is one of INT64 unless its place says otherwise. Source: GoogleSQL
/// reference, "Arrays".
public final class MakeArray implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$make_array", "array")
          .takes(
              types -> SqlType.array(types.isEmpty() ? INT64 : types.getFirst()), anyRepeated("T"))
          .calledOnNull()
          .example("[1, 2]", "[1, 2]")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    VectorType type = ArrayTypes.ofElements(call);
    return ArrayKernel.calledOnNull(
        type,
        (row, elements) -> {
          for (int argument = 0; argument < row.count(); argument++) {
            if (row.isNull(argument)) {
              elements.appendNull();
            } else {
              Elements.append(elements, type.element(), row.flat(argument), row.position(argument));
            }
          }
        });
  }
}
