package dev.lakebird.functions.search;

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

/// Whether all terms of a query are among those of a value: of a text, an array of texts, JSON, or a
/// STRUCT or row of them.
///
/// What stands in backticks in the query must be there as it is written, between delimiters. Source:
/// BigQuery reference, "Search functions".
public final class Search implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("SEARCH", "search")
          .takes(
              BOOL,
              any("T"),
              required(STRING),
              named("json_scope", STRING, Value.of("JSON_VALUES")),
              named("analyzer", STRING, Value.of("LOG_ANALYZER")),
              named("analyzer_options", STRING, Value.nullOf(STRING)))
          .calledOnNull()
          .example("SEARCH('foobarexample bar.example.com', 'Bar example')", "true")
          .example("SEARCH(['foo', 'bar baz'], 'baz qux')", "false")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return TermSearch.bind(call);
  }
}
