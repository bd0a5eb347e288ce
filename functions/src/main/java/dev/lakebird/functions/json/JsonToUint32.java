package dev.lakebird.functions.json;

import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.JSON;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// A JSON value as unsigned integer of 32 bits; an error where it is of another kind.
///
/// Source: GoogleSQL reference, "JSON functions".
public final class JsonToUint32 implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("UINT32", "json")
          .takes(INT64, JSON)
          .example("UINT32(JSON '10')", "10")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return JsonConversion.one(call, JsonTarget.UINT32);
  }
}
