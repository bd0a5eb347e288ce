package dev.lakebird.functions.math;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;
import java.math.BigDecimal;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/// Kernels of functions of one number that exist for FLOAT64 and for decimals.
public final class FloatOrDecimal {
  private FloatOrDecimal() {}

  /// A kernel that computes in the type of the result.
  public static ScalarKernel of(
      BoundCall call, DoubleUnaryOperator floating, UnaryOperator<BigDecimal> decimal) {
    RowKernels rows = RowKernels.strict(call);
    return call.resultType() instanceof SqlType.Float64
        ? rows.doubles(row -> floating.applyAsDouble(row.doubleAt(0)))
        : rows.decimals(row -> decimal.apply(row.decimalAt(0)));
  }
}
