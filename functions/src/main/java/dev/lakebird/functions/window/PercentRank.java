package dev.lakebird.functions.window;

import static dev.lakebird.types.SqlType.FLOAT64;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.WindowFunction;
import dev.lakebird.functions.spi.WindowKernel;
import dev.lakebird.functions.spi.WindowRows;

/// The rank of the row from 0, divided by the number of the partition's other rows; 0 where there is
/// no other.
///
/// Source: GoogleSQL reference, "Numbering functions".
public final class PercentRank implements WindowFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("PERCENT_RANK", "numbering")
          .takesNothing(FLOAT64)
          .standard("functions_arithmetic", "percent_rank")
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
    return NumberingKernel.ofDoubles(PercentRank::at);
  }

  private static double at(WindowRows rows, int index) {
    int start = rows.partitionStarts()[index];
    int others = rows.partitionEnds()[index] - start - 1;
    return others == 0 ? 0 : (double) (rows.peerStarts()[index] - start) / others;
  }
}
