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

/// The logarithm to base 10; an error where the argument is not positive.
///
/// Source: GoogleSQL reference, "Mathematical functions".
public final class Log10 implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("LOG10", "arithmetic")
          .takes(FLOAT64, FLOAT64)
          .takes(NUMERIC, NUMERIC)
          .takes(BIGNUMERIC, BIGNUMERIC)
          .example("LOG10(100.0)", "2.0")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return FloatOrDecimal.of(call, Log10::compute, DecimalMath::decimalLogarithm);
  }

  private static double compute(double x) {
    if (x == Double.NEGATIVE_INFINITY) {
      return Double.NaN;
    }
    if (x <= 0) {
      throw RowErrors.outOfRange(
          "Argument to LOG10 must be greater than zero: " + NumberText.of(x));
    }
    return Math.log10(x);
  }
}
