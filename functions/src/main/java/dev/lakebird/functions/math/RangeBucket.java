package dev.lakebird.functions.math;

import static dev.lakebird.functions.spi.Parameters.array;
import static dev.lakebird.functions.spi.Parameters.orderable;
import static dev.lakebird.types.SqlType.INT64;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// How many of the ascending boundaries are at most `point`.
///
/// NULL where an argument is NULL or the point NaN. Boundaries that are NULL, NaN or not in order
/// are errors. Source: GoogleSQL reference, "Mathematical functions".
public final class RangeBucket implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("RANGE_BUCKET", "arithmetic")
          .takes(INT64, orderable("T"), array("T"))
          .example("RANGE_BUCKET(20, [0, 10, 20, 30, 40])", "3")
          .example("RANGE_BUCKET(80, [])", "0")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call).longs(Boundaries::below);
  }
}
