package dev.lakebird.functions.array;

import static dev.lakebird.functions.spi.Parameters.array;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.functions.spi.Parameters.typeOf;
import static dev.lakebird.types.SqlType.INT64;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.value.Value;

/// The elements from offset `start` to offset `end`, ends included.
///
/// Negative offsets count from the end. Offsets out of bounds are those of the first or last
/// element. Source: GoogleSQL reference, "Array functions".
public final class ArraySlice implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("ARRAY_SLICE", "array")
          .takes(typeOf(0), array("T"), required(INT64), required(INT64))
          .example("ARRAY_SLICE(['a', 'b', 'c', 'd', 'e'], 1, 3)", "['b', 'c', 'd']")
          .example("ARRAY_SLICE(['a', 'b', 'c'], -1, 5)", "['c']")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .values(
            row ->
                WholeArrays.slice((Value.ArrayValue) row.valueAt(0), row.longAt(1), row.longAt(2)));
  }
}
