package dev.lakebird.functions.json;

import static dev.lakebird.types.SqlType.JSON;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;

/// The value, or of an array all values in it and in arrays in it that are no arrays.
///
/// Source: GoogleSQL reference, "JSON functions".
public final class JsonFlatten implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("JSON_FLATTEN", "json")
          .takes(SqlType.array(JSON), JSON)
          .example("JSON_FLATTEN(JSON '[[[1]], 2]')", "[JSON '1', JSON '2']")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return JsonInspection.flatten(call);
  }
}
