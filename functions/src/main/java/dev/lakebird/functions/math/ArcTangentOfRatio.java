package dev.lakebird.functions.math;

import static dev.lakebird.types.SqlType.FLOAT64;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The angle in radians between -π and π of the point whose coordinates are `x`, the second
/// argument, and `y`, the first.
///
/// Source: GoogleSQL reference, "Mathematical functions".
public final class ArcTangentOfRatio implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("ATAN2", "arithmetic")
          .takes(FLOAT64, FLOAT64, FLOAT64)
          .example("ATAN2(0.0, 1.0)", "0.0")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call).doubles(row -> Math.atan2(row.doubleAt(0), row.doubleAt(1)));
  }
}
