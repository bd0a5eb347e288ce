package dev.lakebird.functions.json;

import static dev.lakebird.types.SqlType.JSON;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// What a JSON value of any kind can be taken for as STRING, else NULL.
///
/// Source: GoogleSQL reference, "JSON functions".
public final class JsonToLaxString implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("LAX_STRING", "json")
          .takes(STRING, JSON)
          .example("LAX_STRING(JSON '\"a\"')", "'a'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return JsonConversion.lax(call, JsonTarget.STRING);
  }
}
