package dev.lakebird.functions.array;

import static dev.lakebird.functions.spi.Parameters.array;
import static dev.lakebird.functions.spi.Parameters.comparable;
import static dev.lakebird.types.SqlType.BOOL;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// Whether some element equals `value`.
///
/// Source: GoogleSQL reference, "Array functions".
public final class ArrayIncludes implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("ARRAY_INCLUDES", "array")
          .takes(BOOL, array("T"), comparable("T"))
          .example("ARRAY_INCLUDES([1, 2], 2)", "true")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .booleans(row -> WholeArrays.contains(WholeArrays.elements(row, 0), row.valueAt(1)));
  }
}
