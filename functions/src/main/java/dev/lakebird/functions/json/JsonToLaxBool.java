package dev.lakebird.functions.json;

import static dev.lakebird.types.SqlType.BOOL;
import static dev.lakebird.types.SqlType.JSON;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// What a JSON value of any kind can be taken for as BOOL, else NULL.
///
/// Source: GoogleSQL reference, "JSON functions".
public final class JsonToLaxBool implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("LAX_BOOL", "json")
          .takes(BOOL, JSON)
          .example("LAX_BOOL(JSON 'true')", "true")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return JsonConversion.lax(call, JsonTarget.BOOL);
  }
}
