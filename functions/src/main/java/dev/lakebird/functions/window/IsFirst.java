package dev.lakebird.functions.window;

import static dev.lakebird.types.SqlType.BOOL;
import static dev.lakebird.types.SqlType.INT64;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.WindowFunction;
import dev.lakebird.functions.spi.WindowKernel;
import dev.lakebird.functions.spi.WindowRows;

/// Whether the row is among the first so many of its partition.
///
/// Source: GoogleSQL reference, "Numbering functions".
public final class IsFirst implements WindowFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("IS_FIRST", "numbering").takes(BOOL, INT64).calledOnNull().build();

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
    return NumberingKernel.ofBooleans(IsFirst::at);
  }

  private static boolean at(WindowRows rows, int index) {
    long wanted = WholeNumbers.at(rows.argument(0), index, 0, "The number of rows of IS_FIRST");
    return rows.first() + index - rows.partitionStarts()[index] < wanted;
  }
}
