package dev.lakebird.functions.json;

import static dev.lakebird.types.SqlType.FLOAT64;
import static dev.lakebird.types.SqlType.JSON;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// What a JSON value of any kind can be taken for as FLOAT64, else NULL.
///
/// Source: GoogleSQL reference, "JSON functions".
public final class JsonToLaxFloat64 implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("LAX_FLOAT64", "json")
          .alias("LAX_DOUBLE")
          .takes(FLOAT64, JSON)
          .example("LAX_FLOAT64(JSON '1.5')", "1.5")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return JsonConversion.lax(call, JsonTarget.FLOAT64);
  }
}
