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

/// The integer quotient `DIV(x, y)`, truncated toward zero.
///
/// A zero divisor is an error, and so is the least INT64 divided by -1. Source: GoogleSQL
/// reference, "Mathematical functions".
public final class IntegerDivide implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("DIV", "arithmetic")
          .takes(INT64, INT64, INT64)
          .takes(NUMERIC, NUMERIC, NUMERIC)
          .takes(BIGNUMERIC, BIGNUMERIC, BIGNUMERIC)
          .example("DIV(12, -7)", "-1")
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
    if (x == Long.MIN_VALUE && y == -1) {
      throw RowErrors.outOfRange("int64 overflow: " + x + " / -1");
    }
    return x / y;
  }

  private static BigDecimal compute(BigDecimal x, BigDecimal y) {
    if (y.signum() == 0) {
      throw RowErrors.divisionByZero(NumberText.of(x), "0");
    }
    return x.divideToIntegralValue(y);
  }
}
