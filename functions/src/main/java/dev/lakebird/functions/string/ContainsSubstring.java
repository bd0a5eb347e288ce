package dev.lakebird.functions.string;

import static dev.lakebird.functions.spi.Parameters.any;
import static dev.lakebird.functions.spi.Parameters.named;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.BOOL;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.value.Value;

/// Whether the text of a value contains a text, both normalized and without regard to case.
///
/// Of an ARRAY, a STRUCT or a row TRUE where some element or field contains it, else NULL where one
/// is NULL. `json_scope` says whether to look at the names (`JSON_KEYS`), the values
/// (`JSON_VALUES`) or both (`JSON_KEYS_AND_VALUES`) of JSON. Source: BigQuery reference, "String
/// functions".
public final class ContainsSubstring implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("CONTAINS_SUBSTR", "string")
          .takes(
              BOOL,
              any("T"),
              required(STRING),
              named("json_scope", STRING, Value.of("JSON_VALUES")))
          .calledOnNull()
          .example("CONTAINS_SUBSTR('the blue house', 'Blue house')", "true")
          .example("CONTAINS_SUBSTR((23, 35, 41), '35')", "true")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return SubstringSearch.bind(call);
  }
}
