package dev.lakebird.functions.json;

import static dev.lakebird.types.SqlType.JSON;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;

/// The elements of a JSON array as STRING; an error where one is of another kind.
///
/// Source: GoogleSQL reference, "JSON functions".
public final class JsonToStringArray implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("STRING_ARRAY", "json")
          .takes(SqlType.array(STRING), JSON)
          .example("STRING_ARRAY(JSON '[\"a\"]')", "['a']")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return JsonConversion.array(call, JsonTarget.STRING);
  }
}
