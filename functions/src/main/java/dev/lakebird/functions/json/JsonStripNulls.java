package dev.lakebird.functions.json;

import static dev.lakebird.functions.spi.Parameters.named;
import static dev.lakebird.functions.spi.Parameters.optional;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.BOOL;
import static dev.lakebird.types.SqlType.JSON;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.value.Value;

/// The JSON without nulls below a JSONPath, `$` if none is given.
///
/// Elements of arrays stay where `include_arrays` is FALSE; what becomes empty goes too where
/// `remove_empty` is TRUE. Source: GoogleSQL reference, "JSON functions".
public final class JsonStripNulls implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("JSON_STRIP_NULLS", "json")
          .takes(
              JSON,
              required(JSON),
              optional(STRING),
              named("include_arrays", BOOL, Value.of(true)),
              named("remove_empty", BOOL, Value.of(false)))
          .calledOnNull()
          .example("JSON_STRIP_NULLS(JSON '{\"a\": null, \"b\": [1, null]}')", "JSON '{\"b\":[1]}'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return JsonChanges.strip(call);
  }
}
