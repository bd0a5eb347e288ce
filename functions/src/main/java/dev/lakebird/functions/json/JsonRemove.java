package dev.lakebird.functions.json;

import static dev.lakebird.functions.spi.Parameters.repeated;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.JSON;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The JSON without what is at JSONPaths, one path after another; `$` is an error.
///
/// Source: GoogleSQL reference, "JSON functions".
public final class JsonRemove implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("JSON_REMOVE", "json")
          .takes(JSON, required(JSON), required(STRING), repeated(STRING))
          .calledOnNull()
          .example("JSON_REMOVE(JSON '[\"a\", [\"b\"], \"c\"]', '$[1]')", "JSON '[\"a\",\"c\"]'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return JsonChanges.remove(call);
  }
}
