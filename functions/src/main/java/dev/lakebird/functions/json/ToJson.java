package dev.lakebird.functions.json;

import static dev.lakebird.functions.spi.Parameters.any;
import static dev.lakebird.functions.spi.Parameters.named;
import static dev.lakebird.types.SqlType.BOOL;
import static dev.lakebird.types.SqlType.JSON;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.value.Value;

/// The value as JSON.
///
/// With `stringify_wide_numbers` numbers that FLOAT64 does not hold exactly become strings. Source:
/// GoogleSQL reference, "JSON functions".
public final class ToJson implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("TO_JSON", "json")
          .takes(JSON, any("T"), named("stringify_wide_numbers", BOOL, Value.of(false)))
          .calledOnNull()
          .example("TO_JSON(STRUCT(1 AS a, 'x' AS b))", "JSON '{\"a\":1,\"b\":\"x\"}'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return JsonConstruction.encode(call);
  }
}
