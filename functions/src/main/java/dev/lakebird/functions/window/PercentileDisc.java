package dev.lakebird.functions.window;

import static dev.lakebird.functions.spi.Parameters.orderable;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.BIGNUMERIC;
import static dev.lakebird.types.SqlType.FLOAT64;
import static dev.lakebird.types.SqlType.NUMERIC;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.WindowFunction;
import dev.lakebird.functions.spi.WindowKernel;
import dev.lakebird.functions.spi.WindowRows;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/// The first of the partition's values in ascending order whose cumulative distribution is at least
/// the percentile. NULLs are passed over unless `RESPECT NULLS` is written; then they are the least
/// values.
///
/// Source: GoogleSQL reference, "Navigation functions".
public final class PercentileDisc implements WindowFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("PERCENTILE_DISC", "navigation")
          .takes(List::getFirst, orderable("T"), required(FLOAT64))
          .takes(List::getFirst, orderable("T"), required(NUMERIC))
          .takes(List::getFirst, orderable("T"), required(BIGNUMERIC))
          .calledOnNull()
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public Rules rules() {
    return new Rules(Order.OWN, false, true, true);
  }

  @Override
  public WindowKernel bind(BoundCall call, boolean ignoreNulls) {
    return PickKernel.of(call, (rows, i) -> position(rows, i, ignoreNulls));
  }

  private static int position(WindowRows rows, int index, boolean ignoreNulls) {
    BigDecimal share = Percentile.share(rows.argument(1), index, "PERCENTILE_DISC");
    int start = Percentile.start(rows, index, ignoreNulls);
    int count = rows.partitionEnds()[index] - start;
    if (count == 0) {
      return WindowRows.NOWHERE;
    }
    int reached =
        share.multiply(BigDecimal.valueOf(count)).setScale(0, RoundingMode.CEILING).intValue();
    return start + Math.max(reached, 1) - 1;
  }
}
