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
import dev.lakebird.types.value.Value;

/// A JSON value as FLOAT64; an error where it is of another kind.
///
/// Source: GoogleSQL reference, "JSON functions".
public final class JsonToFloat64 implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("FLOAT64", "json")
          .alias("DOUBLE")
          .takes(FLOAT64, required(JSON), named("wide_number_mode", STRING, Value.of("round")))
          .example("FLOAT64(JSON '1.5')", "1.5")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return JsonConversion.one(call, JsonTarget.FLOAT64);
  }
}
