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

/// The elements of the array at a JSONPath, `$` if none is given; NULL where there is none.
///
/// Names with special characters stand in the path as `['name']`. Source: GoogleSQL reference,
/// "JSON functions".
public final class JsonExtractArray implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("JSON_EXTRACT_ARRAY", "json")
          .takes(SqlType.array(STRING), required(STRING), optional(STRING))
          .takes(SqlType.array(JSON), required(JSON), optional(STRING))
          .example("JSON_EXTRACT_ARRAY('[1, \"a\"]')", "['1', '\"a\"']")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return JsonExtraction.elements(call, true);
  }
}
