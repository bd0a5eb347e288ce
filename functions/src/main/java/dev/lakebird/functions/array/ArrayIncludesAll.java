package dev.lakebird.functions.array;

import static dev.lakebird.functions.spi.Parameters.array;
import static dev.lakebird.types.SqlType.BOOL;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// Whether all elements of the second array are in the first.
///
/// Source: GoogleSQL reference, "Array functions".
public final class ArrayIncludesAll implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("ARRAY_INCLUDES_ALL", "array")
          .takes(BOOL, array("T"), array("T"))
          .example("ARRAY_INCLUDES_ALL([1, 2], [2, 3])", "false")
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
                    .allMatch(v -> WholeArrays.containsSame(WholeArrays.elements(row, 0), v)));
  }
}
