package dev.lakebird.functions.json;

import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.JSON;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;

/// The elements of a JSON array as INT64; an error where one is of another kind.
///
/// Source: GoogleSQL reference, "JSON functions".
public final class JsonToInt64Array implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("INT64_ARRAY", "json")
          .takes(SqlType.array(INT64), JSON)
          .example("INT64_ARRAY(JSON '[10]')", "[10]")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return JsonConversion.array(call, JsonTarget.INT64);
  }
}
