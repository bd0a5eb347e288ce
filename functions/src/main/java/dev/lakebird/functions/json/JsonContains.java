package dev.lakebird.functions.json;

import static dev.lakebird.types.SqlType.BOOL;
import static dev.lakebird.types.SqlType.JSON;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// Whether the first JSON contains the second: all members, and of each element an equal one.
///
/// An array also contains its elements that are scalars. Source: GoogleSQL reference, "JSON
/// functions".
public final class JsonContains implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("JSON_CONTAINS", "json")
          .takes(BOOL, JSON, JSON)
          .example("JSON_CONTAINS(JSON '{\"a\": {\"b\": 1}, \"c\": 2}', JSON '{\"c\": 2}')", "true")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .booleans(
            row ->
                JsonInspection.contains(
                    JsonReader.stored(row.stringAt(0)), JsonReader.stored(row.stringAt(1))));
  }
}
