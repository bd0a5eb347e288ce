package dev.lakebird.functions.json;

import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.JSON;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// What a JSON value of any kind can be taken for as unsigned integer of 32 bits, else NULL.
///
/// Source: GoogleSQL reference, "JSON functions".
public final class JsonToLaxUint32 implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("LAX_UINT32", "json")
          .takes(INT64, JSON)
          .example("LAX_UINT32(JSON '10')", "10")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return JsonConversion.lax(call, JsonTarget.UINT32);
  }
}
