package dev.lakebird.functions.json;

import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.JSON;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// `json.name` and `json[…]`: a member by name or an element by number from 0; NULL where there is
/// none.
///
/// Source: GoogleSQL reference, "JSON functions".
public final class JsonField implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$json_field", "json")
          .takes(JSON, JSON, STRING)
          .takes(JSON, JSON, INT64)
          .example("JSON '{\"a\": [10, 20]}'.a[1]", "JSON '20'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return JsonExtraction.child(call);
  }
}
