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

/// The natural logarithm; an error where the argument is not positive.
///
/// Source: GoogleSQL reference, "Mathematical functions".
public final class Ln implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("LN", "arithmetic")
          .takes(FLOAT64, FLOAT64)
          .takes(NUMERIC, NUMERIC)
          .takes(BIGNUMERIC, BIGNUMERIC)
          .example("LN(1.0)", "0.0")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return FloatOrDecimal.of(call, Ln::compute, DecimalMath::logarithm);
  }

  private static double compute(double x) {
    if (x == Double.NEGATIVE_INFINITY) {
      return Double.NaN;
    }
    if (x <= 0) {
      throw RowErrors.outOfRange("Argument to LN must be greater than zero: " + NumberText.of(x));
    }
    return Math.log(x);
  }
}
