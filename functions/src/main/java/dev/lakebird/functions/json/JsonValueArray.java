package dev.lakebird.functions.json;

import static dev.lakebird.functions.spi.Parameters.optional;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.JSON;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;

/// The elements of the array of scalars at a JSONPath, `$` if none is given, as text; NULL where
/// there is none.
///
/// Names with special characters stand in the path as `."name"`. Source: GoogleSQL reference, "JSON
/// functions".
public final class JsonValueArray implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("JSON_VALUE_ARRAY", "json")
          .takes(SqlType.array(STRING), required(STRING), optional(STRING))
          .takes(SqlType.array(STRING), required(JSON), optional(STRING))
          .example("JSON_VALUE_ARRAY('[1, \"a\", null]')", "['1', 'a', NULL]")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return JsonExtraction.scalars(call, false);
  }
}
