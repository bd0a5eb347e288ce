package dev.lakebird.functions.arithmetic;

import static dev.lakebird.types.SqlType.BIGNUMERIC;
import static dev.lakebird.types.SqlType.FLOAT64;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.NUMERIC;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;
import java.math.BigDecimal;

/// -1, 0 or 1 by the sign of the value; NaN stays NaN.
///
/// Source: GoogleSQL reference, "Mathematical functions".
public final class Sign implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("SIGN", "arithmetic")
          .takes(INT64, INT64)
          .takes(NUMERIC, NUMERIC)
          .takes(BIGNUMERIC, BIGNUMERIC)
          .takes(FLOAT64, FLOAT64)
          .standard("functions_arithmetic", "sign")
          .example("SIGN(-25)", "-1")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    RowKernels rows = RowKernels.strict(call);
    if (call.resultType() instanceof SqlType.Int64) {
      return rows.longs(row -> Long.signum(row.longAt(0)));
    }
    return call.resultType() instanceof SqlType.Float64
        ? rows.doubles(row -> Math.signum(row.doubleAt(0)))
        : rows.decimals(row -> BigDecimal.valueOf(row.decimalAt(0).signum()));
  }
}
