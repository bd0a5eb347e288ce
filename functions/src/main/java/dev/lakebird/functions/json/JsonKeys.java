package dev.lakebird.functions.json;

import static dev.lakebird.functions.spi.Parameters.named;
import static dev.lakebird.functions.spi.Parameters.optional;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.JSON;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;

/// The names of all members, with those of the objects around them, in order and each once.
///
/// `max_depth` says how many names make the longest. Objects in arrays count with `mode` `lax`, in
/// arrays in arrays too with `lax recursive`. Source: BigQuery reference, "JSON functions".
public final class JsonKeys implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("JSON_KEYS", "json")
          .takes(
              SqlType.array(STRING),
              required(JSON),
              optional(INT64),
              named("mode", STRING, Value.of("strict")))
          .calledOnNull()
          .example("JSON_KEYS(JSON '{\"a\": {\"b\": 1}}')", "['a', 'a.b']")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return JsonInspection.keys(call);
  }
}
