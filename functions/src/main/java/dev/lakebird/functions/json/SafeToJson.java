package dev.lakebird.functions.json;

import static dev.lakebird.functions.spi.Parameters.any;
import static dev.lakebird.types.SqlType.JSON;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The value as JSON, with null for what has no JSON form.
///
/// Source: GoogleSQL reference, "JSON functions".
public final class SafeToJson implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("SAFE_TO_JSON", "json")
          .takes(JSON, any("T"))
          .calledOnNull()
          .example("SAFE_TO_JSON('hello')", "JSON '\"hello\"'")
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
