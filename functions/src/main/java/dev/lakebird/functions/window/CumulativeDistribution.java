package dev.lakebird.functions.window;

import static dev.lakebird.types.SqlType.FLOAT64;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.WindowFunction;
import dev.lakebird.functions.spi.WindowKernel;

/// The share of the partition's rows that come before the row or are its peers.
///
/// Source: GoogleSQL reference, "Numbering functions".
public final class CumulativeDistribution implements WindowFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("CUME_DIST", "numbering")
          .takesNothing(FLOAT64)
          .standard("functions_arithmetic", "cume_dist")
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
    return NumberingKernel.ofDoubles(
        (rows, i) ->
            (double) (rows.peerEnds()[i] - rows.partitionStarts()[i])
                / (rows.partitionEnds()[i] - rows.partitionStarts()[i]));
  }
}
