package dev.lakebird.functions.window;

import static dev.lakebird.types.SqlType.INT64;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.WindowFunction;
import dev.lakebird.functions.spi.WindowKernel;
import dev.lakebird.functions.spi.WindowRows;

/// The number, from 1, of the bucket that the row falls in when the partition is cut into so many
/// buckets as equal as can be, the larger ones first.
///
/// Source: GoogleSQL reference, "Numbering functions".
public final class Ntile implements WindowFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("NTILE", "numbering")
          .takes(INT64, INT64)
          .standard("functions_arithmetic", "ntile")
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
    return NumberingKernel.ofLongs(Ntile::at);
  }

  private static long at(WindowRows rows, int index) {
    long buckets = WholeNumbers.at(rows.argument(0), index, 1, "The number of buckets of NTILE");
    int start = rows.partitionStarts()[index];
    int size = rows.partitionEnds()[index] - start;
    int place = rows.first() + index - start;
    long small = size / buckets;
    long larger = size % buckets;
    long inLarger = larger * (small + 1);
    return place < inLarger ? place / (small + 1) + 1 : larger + (place - inLarger) / small + 1;
  }
}
