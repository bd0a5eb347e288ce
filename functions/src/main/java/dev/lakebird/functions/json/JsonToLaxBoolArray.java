package dev.lakebird.functions.json;

import static dev.lakebird.types.SqlType.BOOL;
import static dev.lakebird.types.SqlType.JSON;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;

/// What the elements of a JSON array can be taken for as BOOL, or NULL; NULL where it is no array.
///
/// Source: GoogleSQL reference, "JSON functions".
public final class JsonToLaxBoolArray implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("LAX_BOOL_ARRAY", "json")
          .takes(SqlType.array(BOOL), JSON)
          .example("LAX_BOOL_ARRAY(JSON '[true, null]')", "[true, NULL]")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return JsonConversion.laxArray(call, JsonTarget.BOOL);
  }
}
