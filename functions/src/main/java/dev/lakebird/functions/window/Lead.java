package dev.lakebird.functions.window;

import static dev.lakebird.functions.spi.Parameters.any;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.INT64;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.WindowFunction;
import dev.lakebird.functions.spi.WindowKernel;
import java.util.List;

/// The value at the row that many rows after in the partition, one row if it is not said; where there is
/// no such row, the default, NULL if none is given.
///
/// Source: GoogleSQL reference, "Navigation functions".
public final class Lead implements WindowFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("LEAD", "navigation")
          .takes(List::getFirst, any("T"))
          .takes(List::getFirst, any("T"), required(INT64))
          .takes(List::getFirst, any("T"), required(INT64), any("T"))
          .standard("functions_arithmetic", "lead")
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
    return Shift.kernel(call, "LEAD", false);
  }
}
