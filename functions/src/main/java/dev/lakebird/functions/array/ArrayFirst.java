package dev.lakebird.functions.array;

import static dev.lakebird.functions.spi.Parameters.array;
import static dev.lakebird.functions.spi.Parameters.elementOf;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The first element; an error where there is none.
///
/// Source: GoogleSQL reference, "Array functions".
public final class ArrayFirst implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("ARRAY_FIRST", "array")
          .takes(elementOf(0), array("T"))
          .example("ARRAY_FIRST(['a', 'b'])", "'a'")
          .example("ARRAY_FIRST(ARRAY<INT64>[])", "error: INVALID_VALUE")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call).values(row -> WholeArrays.first(row.valueAt(0)));
  }
}
