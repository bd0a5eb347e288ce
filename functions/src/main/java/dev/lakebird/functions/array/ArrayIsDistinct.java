package dev.lakebird.functions.array;

import static dev.lakebird.functions.spi.Parameters.array;
import static dev.lakebird.types.SqlType.BOOL;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// Whether no element is the same as another, NULL being the same as NULL.
///
/// Source: GoogleSQL reference, "Array functions".
public final class ArrayIsDistinct implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("ARRAY_IS_DISTINCT", "array")
          .takes(BOOL, array("T"))
          .example("ARRAY_IS_DISTINCT([1, NULL, NULL])", "false")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .booleans(row -> WholeArrays.isDistinct(WholeArrays.elements(row, 0)));
  }
}
