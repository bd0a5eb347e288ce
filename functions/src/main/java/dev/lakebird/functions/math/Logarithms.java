package dev.lakebird.functions.math;

import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.functions.text.NumberText;
import dev.lakebird.types.SqlType;

/// The kernel of LOG.
final class Logarithms {
  private Logarithms() {}

  static ScalarKernel bind(BoundCall call) {
    RowKernels rows = RowKernels.strict(call);
    boolean base = call.arguments().size() == 2;
    if (call.resultType() instanceof SqlType.Float64) {
      return base
          ? rows.doubles(row -> of(row.doubleAt(0), row.doubleAt(1)))
          : rows.doubles(row -> of(row.doubleAt(0)));
    }
    return base
        ? rows.decimals(row -> DecimalMath.logarithm(row.decimalAt(0), row.decimalAt(1)))
        : rows.decimals(row -> DecimalMath.logarithm(row.decimalAt(0)));
  }

  private static double of(double x) {
    if (x == Double.NEGATIVE_INFINITY) {
      return Double.NaN;
    }
    if (x <= 0) {
      throw RowErrors.outOfRange("Argument to LOG must be greater than zero: " + NumberText.of(x));
    }
    return Math.log(x);
  }

  /// Of two infinities, and of a number to an infinite base that is none, the reference says NaN.
  private static double of(double x, double base) {
    if (Double.isNaN(x) || Double.isNaN(base) || isNegativeInfinity(x, base)) {
      return Double.NaN;
    }
    if (x <= 0 || base <= 0 || base == 1) {
      throw RowErrors.outOfRange(
          "Floating point error in function: LOG("
              + NumberText.of(x)
              + ", "
              + NumberText.of(base)
              + ")");
    }
    if (Double.isInfinite(base)) {
      return Double.NaN;
    }
    if (base == 10) {
      return Math.log10(x);
    }
    return Math.log(x) / Math.log(base);
  }

  private static boolean isNegativeInfinity(double x, double base) {
    return x == Double.NEGATIVE_INFINITY || base == Double.NEGATIVE_INFINITY;
  }
}
