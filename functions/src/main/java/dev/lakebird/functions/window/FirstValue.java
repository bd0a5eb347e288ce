package dev.lakebird.functions.window;

import static dev.lakebird.functions.spi.Parameters.any;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.WindowFunction;
import dev.lakebird.functions.spi.WindowKernel;
import java.util.List;

/// The value at the first row of the frame; NULL where it is empty.
/// With `IGNORE NULLS`, at the first row where it is not NULL.
///
/// Source: GoogleSQL reference, "Navigation functions".
public final class FirstValue implements WindowFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("FIRST_VALUE", "navigation")
          .takes(List::getFirst, any("T"))
          .standard("functions_arithmetic", "first_value")
          .calledOnNull()
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public Rules rules() {
    return new Rules(Order.REQUIRED, true, true, false);
  }

  @Override
  public WindowKernel bind(BoundCall call, boolean ignoreNulls) {
    return PickKernel.of(call, (rows, i) -> PickKernel.nth(rows, i, 1, ignoreNulls));
  }
}
