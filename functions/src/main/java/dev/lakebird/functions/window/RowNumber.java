package dev.lakebird.functions.window;

import static dev.lakebird.types.SqlType.INT64;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.WindowFunction;
import dev.lakebird.functions.spi.WindowKernel;

/// The position of the row in its partition, from 1; among rows that the order leaves equal, in any order.
///
/// Source: GoogleSQL reference, "Numbering functions".
public final class RowNumber implements WindowFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("ROW_NUMBER", "numbering")
          .takesNothing(INT64)
          .standard("functions_arithmetic", "row_number")
          .calledOnNull()
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public Rules rules() {
    return new Rules(Order.OPTIONAL, false, false, false);
  }

  @Override
  public WindowKernel bind(BoundCall call, boolean ignoreNulls) {
    return NumberingKernel.ofLongs((rows, i) -> rows.first() + i - rows.partitionStarts()[i] + 1L);
  }
}
