package dev.lakebird.functions.json;

import static dev.lakebird.types.SqlType.JSON;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// What kind of value it is: `object`, `array`, `string`, `number`, `boolean` or `null`.
///
/// Source: GoogleSQL reference, "JSON functions".
public final class JsonTypeOf implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("JSON_TYPE", "json")
          .takes(STRING, JSON)
          .example("JSON_TYPE(JSON '[1]')", "'array'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .column((row, out) -> out.putText(JsonInspection.type(JsonReader.stored(row.stringAt(0)))));
  }
}
