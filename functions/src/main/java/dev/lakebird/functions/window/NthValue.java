package dev.lakebird.functions.window;

import static dev.lakebird.functions.spi.Parameters.any;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.INT64;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.WindowFunction;
import dev.lakebird.functions.spi.WindowKernel;
import java.util.List;

/// The value at the n-th row of the frame, counted from 1; NULL where it has fewer. With
/// `IGNORE NULLS`, only rows where the value is not NULL count.
///
/// Source: GoogleSQL reference, "Navigation functions".
public final class NthValue implements WindowFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("NTH_VALUE", "navigation")
          .takes(List::getFirst, any("T"), required(INT64))
          .standard("functions_arithmetic", "nth_value")
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
    return PickKernel.of(
        call,
        (rows, i) ->
            PickKernel.nth(
                rows, i, WholeNumbers.at(rows.argument(1), i, 1, "N of NTH_VALUE"), ignoreNulls));
  }
}
