package dev.lakebird.functions.search;

import static dev.lakebird.functions.spi.Parameters.named;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;

/// The terms of a text, as a text analyzer finds them.
///
/// Source: BigQuery reference, "Text analysis functions".
public final class TextAnalyze implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("TEXT_ANALYZE", "search")
          .takes(
              SqlType.array(STRING),
              required(STRING),
              named("analyzer", STRING, Value.of("LOG_ANALYZER")),
              named("analyzer_options", STRING, Value.nullOf(STRING)))
          .calledOnNull()
          .example(
              "TEXT_ANALYZE('I like pie, you like-pie!')",
              "['i', 'like', 'pie', 'you', 'like', 'pie']")
          .example(
              "TEXT_ANALYZE('a1 b2', analyzer => 'PATTERN_ANALYZER', analyzer_options =>"
                  + " '{\"patterns\": [\"[0-9]\"]}')",
              "['1', '2']")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    var type = (SqlType.Array) call.resultType();
    var analyzers = new Analyzers(1);
    return RowKernels.calledOnNull(call).values(row -> terms(row, type, analyzers));
  }

  private static Value terms(Row row, SqlType.Array type, Analyzers analyzers) {
    TextAnalyzer analyzer = analyzers.at(row);
    if (row.isNull(0)) {
      return Value.nullOf(type);
    }
    return new Value.ArrayValue(
        type, analyzer.terms(row.stringAt(0)).stream().<Value>map(Value::of).toList());
  }
}
