package dev.lakebird.functions.json;

import static dev.lakebird.functions.spi.Parameters.anythingRepeated;
import static dev.lakebird.types.SqlType.JSON;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// A JSON array of the arguments.
///
/// Source: GoogleSQL reference, "JSON functions".
public final class JsonArray implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("JSON_ARRAY", "json")
          .takes(JSON, anythingRepeated())
          .calledOnNull()
          .example("JSON_ARRAY(10, 'foo', NULL)", "JSON '[10,\"foo\",null]'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return JsonConstruction.array(call);
  }
}
