package dev.lakebird.functions.cast;

import static dev.lakebird.types.SqlType.BIGNUMERIC;
import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.NUMERIC;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The value as `NUMERIC(p, s)`, `BIGNUMERIC(p, s)`, `STRING(n)` or `BYTES(n)`.
///
/// Decimals are rounded half away from zero to `s` digits, and are an error beyond `p` digits;
/// strings longer than `n` are an error. Source: GoogleSQL reference, "Parameterized data types".
public final class ApplyTypeParameters implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$apply_type_parameters", "conversion")
          .takes(NUMERIC, NUMERIC, INT64, INT64)
          .takes(BIGNUMERIC, BIGNUMERIC, INT64, INT64)
          .takes(NUMERIC, NUMERIC, INT64)
          .takes(BIGNUMERIC, BIGNUMERIC, INT64)
          .takes(STRING, STRING, INT64)
          .takes(BYTES, BYTES, INT64)
          .example("CAST('1.256' AS NUMERIC(5, 2))", "NUMERIC '1.26'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    throw LakebirdException.unimplemented("The function $apply_type_parameters");
  }
}
