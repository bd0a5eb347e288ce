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

/// The JSON with values put before the elements at JSONPaths, one pair after another.
///
/// An ARRAY is put in element by element, unless `insert_each_element` is FALSE. Arrays are filled
/// with nulls up to the place; a null becomes an array. Source: GoogleSQL reference, "JSON
/// functions".
public final class JsonArrayInsert implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("JSON_ARRAY_INSERT", "json")
          .takes(
              JSON,
              required(JSON),
              required(STRING),
              anything(),
              repeated(STRING),
              anythingRepeated(),
              named("insert_each_element", BOOL, Value.of(true)))
          .calledOnNull()
          .example("JSON_ARRAY_INSERT(JSON '[\"a\", \"b\"]', '$[1]', 1)", "JSON '[\"a\",1,\"b\"]'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return JsonChanges.insert(call);
  }
}
