package dev.lakebird.functions.json;

import static dev.lakebird.types.SqlType.BOOL;
import static dev.lakebird.types.SqlType.JSON;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;

/// The elements of a JSON array as BOOL; an error where one is of another kind.
///
/// Source: GoogleSQL reference, "JSON functions".
public final class JsonToBoolArray implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("BOOL_ARRAY", "json")
          .takes(SqlType.array(BOOL), JSON)
          .example("BOOL_ARRAY(JSON '[true]')", "[true]")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return JsonConversion.array(call, JsonTarget.BOOL);
  }
}
