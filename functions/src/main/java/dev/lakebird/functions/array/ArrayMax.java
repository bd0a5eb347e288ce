package dev.lakebird.functions.array;

import static dev.lakebird.functions.spi.Parameters.elementOf;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.functions.spi.Signature.Parameter;
import dev.lakebird.functions.spi.TypePattern;
import dev.lakebird.types.value.Value;

/// The greatest element that is not NULL; NaN where there is one, NULL where there are none.
///
/// Source: GoogleSQL reference, "Array functions".
public final class ArrayMax implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("ARRAY_MAX", "array")
          .takes(
              elementOf(0),
              Parameter.required(
                  new TypePattern.ArrayOf(
                      new TypePattern.Variable("T", TypePattern.Constraint.ORDERABLE))))
          .example("ARRAY_MAX([8, NULL, 37, 55, 4])", "55")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .values(row -> WholeArrays.extreme((Value.ArrayValue) row.valueAt(0), 1));
  }
}
