package dev.lakebird.functions.math;

import static dev.lakebird.types.SqlType.FLOAT64;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The angle in radians between 0 and π whose cosine is the argument; an error outside -1 to 1.
///
/// Source: GoogleSQL reference, "Mathematical functions".
public final class ArcCosine implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("ACOS", "arithmetic")
          .takes(FLOAT64, FLOAT64)
          .example("ACOS(1.0)", "0.0")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .doubles(row -> FloatResults.defined("ACOS", row.doubleAt(0), Math.acos(row.doubleAt(0))));
  }
}
