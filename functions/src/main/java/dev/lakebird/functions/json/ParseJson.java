package dev.lakebird.functions.json;

import static dev.lakebird.functions.spi.Parameters.named;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.JSON;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.value.Value;

/// The JSON value that a text says; an error where it is none.
///
/// Numbers that neither 64-bit integers nor FLOAT64 hold as written are errors, or with
/// `wide_number_mode` `round` rounded. Source: GoogleSQL reference, "JSON functions".
public final class ParseJson implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("PARSE_JSON", "json")
          .takes(JSON, required(STRING), named("wide_number_mode", STRING, Value.of("exact")))
          .example("PARSE_JSON('{\"b\": 1, \"a\": 2}')", "JSON '{\"a\":2,\"b\":1}'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return JsonConstruction.parse(call);
  }
}
