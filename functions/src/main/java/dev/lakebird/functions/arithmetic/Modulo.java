package dev.lakebird.functions.arithmetic;

import static dev.lakebird.types.SqlType.BIGNUMERIC;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.NUMERIC;

import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.functions.text.NumberText;
import dev.lakebird.types.SqlType;
import java.math.BigDecimal;

/// The remainder of `x` divided by `y`; it has the sign of `x`.
///
/// A zero divisor is an error. Source: GoogleSQL reference, "Mathematical functions".
public final class Modulo implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("MOD", "arithmetic")
          .takes(INT64, INT64, INT64)
          .takes(NUMERIC, NUMERIC, NUMERIC)
          .takes(BIGNUMERIC, BIGNUMERIC, BIGNUMERIC)
          .standard("functions_arithmetic", "modulus")
          .example("MOD(25, 12)", "1")
          .example("MOD(-25, 12)", "-1")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    RowKernels rows = RowKernels.strict(call);
    return call.resultType() instanceof SqlType.Int64
        ? rows.longs(row -> compute(row.longAt(0), row.longAt(1)))
        : rows.decimals(row -> compute(row.decimalAt(0), row.decimalAt(1)));
  }

  private static long compute(long x, long y) {
    if (y == 0) {
      throw RowErrors.divisionByZero(Long.toString(x), "0");
    }
    return x % y;
  }

  private static BigDecimal compute(BigDecimal x, BigDecimal y) {
    if (y.signum() == 0) {
      throw RowErrors.divisionByZero(NumberText.of(x), "0");
    }
    return x.remainder(y);
  }
}
