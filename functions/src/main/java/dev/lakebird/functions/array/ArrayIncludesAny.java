package dev.lakebird.functions.array;

import static dev.lakebird.functions.spi.Parameters.array;
import static dev.lakebird.types.SqlType.BOOL;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// Whether some element of the second array is in the first.
///
/// Source: GoogleSQL reference, "Array functions".
public final class ArrayIncludesAny implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("ARRAY_INCLUDES_ANY", "array")
          .takes(BOOL, array("T"), array("T"))
          .example("ARRAY_INCLUDES_ANY([1, 2], [2, 3])", "true")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .booleans(
            row ->
                WholeArrays.elements(row, 1).stream()
                    .anyMatch(v -> WholeArrays.contains(WholeArrays.elements(row, 0), v)));
  }
}
