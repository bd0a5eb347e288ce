package dev.lakebird.functions.arithmetic;

import static dev.lakebird.types.SqlType.FLOAT64;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The quotient as IEEE 754 has it: no error, but infinities and NaN.
///
/// Source: GoogleSQL reference, "Mathematical functions".
public final class IeeeDivide implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("IEEE_DIVIDE", "arithmetic")
          .takes(FLOAT64, FLOAT64, FLOAT64)
          .example("IEEE_DIVIDE(20.0, 4.0)", "5.0")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call).doubles(row -> row.doubleAt(0) / row.doubleAt(1));
  }
}
