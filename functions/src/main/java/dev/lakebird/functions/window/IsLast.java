package dev.lakebird.functions.window;

import static dev.lakebird.types.SqlType.BOOL;
import static dev.lakebird.types.SqlType.INT64;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.WindowFunction;
import dev.lakebird.functions.spi.WindowKernel;
import dev.lakebird.functions.spi.WindowRows;

/// Whether the row is among the last so many of its partition.
///
/// Source: GoogleSQL reference, "Numbering functions".
public final class IsLast implements WindowFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("IS_LAST", "numbering").takes(BOOL, INT64).calledOnNull().build();

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
    return NumberingKernel.ofBooleans(IsLast::at);
  }

  private static boolean at(WindowRows rows, int index) {
    long wanted = WholeNumbers.at(rows.argument(0), index, 0, "The number of rows of IS_LAST");
    return rows.partitionEnds()[index] - 1 - (rows.first() + index) < wanted;
  }
}
