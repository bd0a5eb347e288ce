package dev.lakebird.functions.window;

import static dev.lakebird.types.SqlType.INT64;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.WindowFunction;
import dev.lakebird.functions.spi.WindowKernel;

/// One more than the number of different values of the order that come before the row's.
///
/// Source: GoogleSQL reference, "Numbering functions".
public final class DenseRank implements WindowFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("DENSE_RANK", "numbering")
          .takesNothing(INT64)
          .standard("functions_arithmetic", "dense_rank")
          .calledOnNull()
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public Rules rules() {
    return new Rules(Order.REQUIRED, false, false, false);
  }

  @Override
  public WindowKernel bind(BoundCall call, boolean ignoreNulls) {
    return NumberingKernel.ofLongs((rows, i) -> rows.peerGroups()[i]);
  }
}
