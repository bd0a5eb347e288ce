package dev.lakebird.functions.window;

import static dev.lakebird.types.SqlType.INT64;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.WindowFunction;
import dev.lakebird.functions.spi.WindowKernel;

/// One more than the number of rows of the partition that come before the row and its peers.
///
/// Source: GoogleSQL reference, "Numbering functions".
public final class Rank implements WindowFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("RANK", "numbering")
          .takesNothing(INT64)
          .standard("functions_arithmetic", "rank")
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
    return NumberingKernel.ofLongs(
        (rows, i) -> rows.peerStarts()[i] - rows.partitionStarts()[i] + 1L);
  }
}
