package dev.lakebird.functions.json;

import static dev.lakebird.functions.spi.Parameters.anything;
import static dev.lakebird.functions.spi.Parameters.anythingRepeated;
import static dev.lakebird.functions.spi.Parameters.named;
import static dev.lakebird.functions.spi.Parameters.repeated;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.BOOL;
import static dev.lakebird.types.SqlType.JSON;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.value.Value;

/// The JSON with values added behind the arrays at JSONPaths, one pair after another.
///
/// An ARRAY is added element by element, unless `append_each_element` is FALSE. A null becomes an
/// array. Source: GoogleSQL reference, "JSON functions".
public final class JsonArrayAppend implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("JSON_ARRAY_APPEND", "json")
          .takes(
              JSON,
              required(JSON),
              required(STRING),
              anything(),
              repeated(STRING),
              anythingRepeated(),
              named("append_each_element", BOOL, Value.of(true)))
          .calledOnNull()
          .example("JSON_ARRAY_APPEND(JSON '[1]', '$', [2, 3])", "JSON '[1,2,3]'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return JsonChanges.append(call);
  }
}
