package dev.lakebird.functions.arithmetic;

import static dev.lakebird.types.SqlType.BIGNUMERIC;
import static dev.lakebird.types.SqlType.FLOAT64;
import static dev.lakebird.types.SqlType.NUMERIC;

import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.math.DecimalMath;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.functions.text.NumberText;
import dev.lakebird.types.SqlType;

/// `x` to the power of `y`; an error where it overflows or has no real value.
///
/// Source: GoogleSQL reference, "Mathematical functions".
public final class Power implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("POW", "arithmetic")
          .alias("POWER")
          .takes(FLOAT64, FLOAT64, FLOAT64)
          .takes(NUMERIC, NUMERIC, NUMERIC)
          .takes(BIGNUMERIC, BIGNUMERIC, BIGNUMERIC)
          .example("POW(2.0, 3.0)", "8.0")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    RowKernels rows = RowKernels.strict(call);
    return call.resultType() instanceof SqlType.Float64
        ? rows.doubles(row -> compute(row.doubleAt(0), row.doubleAt(1)))
        : rows.decimals(row -> DecimalMath.power(row.decimalAt(0), row.decimalAt(1)));
  }

  private static double compute(double x, double y) {
    if (x == 1) {
      return 1;
    }
    if (x == -1 && Double.isInfinite(y)) {
      return 1;
    }
    double result = Math.pow(x, y);
    boolean finite = Double.isFinite(x) && Double.isFinite(y);
    if (finite && !Double.isFinite(result)) {
      throw RowErrors.outOfRange(
          "Floating point error in function: POW("
              + NumberText.of(x)
              + ", "
              + NumberText.of(y)
              + ")");
    }
    return result;
  }
}
