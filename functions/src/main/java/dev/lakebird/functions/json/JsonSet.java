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

/// The JSON with values set at JSONPaths, one pair after another.
///
/// What a path does not find is made, unless `create_if_missing` is FALSE. A path that meets a
/// value of another kind changes nothing. Source: GoogleSQL reference, "JSON functions".
public final class JsonSet implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("JSON_SET", "json")
          .takes(
              JSON,
              required(JSON),
              required(STRING),
              anything(),
              repeated(STRING),
              anythingRepeated(),
              named("create_if_missing", BOOL, Value.of(true)))
          .calledOnNull()
          .example("JSON_SET(JSON '{\"a\": 1}', '$.b.c', 2)", "JSON '{\"a\":1,\"b\":{\"c\":2}}'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return JsonChanges.set(call);
  }
}
