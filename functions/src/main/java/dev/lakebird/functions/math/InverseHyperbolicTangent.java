package dev.lakebird.functions.math;

import static dev.lakebird.types.SqlType.FLOAT64;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The value whose hyperbolic tangent is the argument; an error outside -1 to 1, ends too.
///
/// Source: GoogleSQL reference, "Mathematical functions".
public final class InverseHyperbolicTangent implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("ATANH", "arithmetic")
          .takes(FLOAT64, FLOAT64)
          .example("ATANH(0.0)", "0.0")
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
                FloatResults.finite(
                    "ATANH",
                    row.doubleAt(0),
                    FloatResults.defined(
                        "ATANH", row.doubleAt(0), Hyperbolic.inverseTangent(row.doubleAt(0)))));
  }
}
