package dev.lakebird.functions.json;

import static dev.lakebird.functions.spi.Parameters.named;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.FLOAT64;
import static dev.lakebird.types.SqlType.JSON;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;

/// The elements of a JSON array as FLOAT64; an error where one is of another kind.
///
/// Source: GoogleSQL reference, "JSON functions".
public final class JsonToFloat64Array implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("FLOAT64_ARRAY", "json")
          .alias("DOUBLE_ARRAY")
          .takes(
              SqlType.array(FLOAT64),
              required(JSON),
              named("wide_number_mode", STRING, Value.of("round")))
          .example("FLOAT64_ARRAY(JSON '[1.5]')", "[1.5]")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return JsonConversion.array(call, JsonTarget.FLOAT64);
  }
}
