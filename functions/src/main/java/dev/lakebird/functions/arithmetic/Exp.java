package dev.lakebird.functions.arithmetic;

import static dev.lakebird.types.SqlType.BIGNUMERIC;
import static dev.lakebird.types.SqlType.FLOAT64;
import static dev.lakebird.types.SqlType.NUMERIC;

import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.math.DecimalMath;
import dev.lakebird.functions.math.FloatOrDecimal;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.functions.text.NumberText;

/// `e` to the power of the argument; an error where it overflows.
///
/// Source: GoogleSQL reference, "Mathematical functions".
public final class Exp implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("EXP", "arithmetic")
          .takes(FLOAT64, FLOAT64)
          .takes(NUMERIC, NUMERIC)
          .takes(BIGNUMERIC, BIGNUMERIC)
          .example("EXP(0.0)", "1.0")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return FloatOrDecimal.of(call, Exp::compute, DecimalMath::exponential);
  }

  private static double compute(double x) {
    double result = Math.exp(x);
    if (Double.isInfinite(result) && !Double.isInfinite(x)) {
      throw RowErrors.outOfRange(
          "Floating point overflow in function: EXP(" + NumberText.of(x) + ")");
    }
    return result;
  }
}
