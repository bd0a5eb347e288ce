package dev.lakebird.functions.json;

import static dev.lakebird.types.SqlType.FLOAT64;
import static dev.lakebird.types.SqlType.JSON;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;

/// What the elements of a JSON array can be taken for as FLOAT64 that 32 bits hold, or NULL; NULL
/// where it is no array.
///
/// Source: GoogleSQL reference, "JSON functions".
public final class JsonToLaxFloat32Array implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("LAX_FLOAT_ARRAY", "json")
          .takes(SqlType.array(FLOAT64), JSON)
          .example("LAX_FLOAT_ARRAY(JSON '[1.5, null]')", "[1.5, NULL]")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return JsonConversion.laxArray(call, JsonTarget.FLOAT);
  }
}
