package dev.lakebird.functions.json;

import static dev.lakebird.types.SqlType.JSON;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;

/// What the elements of a JSON array can be taken for as STRING, or NULL; NULL where it is no
/// array.
///
/// Source: GoogleSQL reference, "JSON functions".
public final class JsonToLaxStringArray implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("LAX_STRING_ARRAY", "json")
          .takes(SqlType.array(STRING), JSON)
          .example("LAX_STRING_ARRAY(JSON '[\"a\", null]')", "['a', NULL]")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return JsonConversion.laxArray(call, JsonTarget.STRING);
  }
}
