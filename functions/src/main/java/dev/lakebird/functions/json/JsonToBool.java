package dev.lakebird.functions.json;

import static dev.lakebird.types.SqlType.BOOL;
import static dev.lakebird.types.SqlType.JSON;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// A JSON value as BOOL; an error where it is of another kind.
///
/// Source: GoogleSQL reference, "JSON functions".
public final class JsonToBool implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("BOOL", "json")
          .takes(BOOL, JSON)
          .example("BOOL(JSON 'true')", "true")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return JsonConversion.one(call, JsonTarget.BOOL);
  }
}
