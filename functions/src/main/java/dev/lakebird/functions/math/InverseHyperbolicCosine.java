package dev.lakebird.functions.math;

import static dev.lakebird.types.SqlType.FLOAT64;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The value of at least 0 whose hyperbolic cosine is the argument; an error below 1.
///
/// Source: GoogleSQL reference, "Mathematical functions".
public final class InverseHyperbolicCosine implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("ACOSH", "arithmetic")
          .takes(FLOAT64, FLOAT64)
          .example("ACOSH(1.0)", "0.0")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .doubles(
            row ->
                FloatResults.defined(
                    "ACOSH", row.doubleAt(0), Hyperbolic.inverseCosine(row.doubleAt(0))));
  }
}
