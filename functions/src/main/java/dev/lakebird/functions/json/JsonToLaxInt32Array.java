package dev.lakebird.functions.json;

import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.JSON;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;

/// What the elements of a JSON array can be taken for as integer of 32 bits, or NULL; NULL where it
/// is no array.
///
/// Source: GoogleSQL reference, "JSON functions".
public final class JsonToLaxInt32Array implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("LAX_INT32_ARRAY", "json")
          .takes(SqlType.array(INT64), JSON)
          .example("LAX_INT32_ARRAY(JSON '[10, null]')", "[10, NULL]")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return JsonConversion.laxArray(call, JsonTarget.INT32);
  }
}
