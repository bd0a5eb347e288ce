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

/// The square root; an error for negative arguments.
///
/// Source: GoogleSQL reference, "Mathematical functions".
public final class Sqrt implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("SQRT", "arithmetic")
          .takes(FLOAT64, FLOAT64)
          .takes(NUMERIC, NUMERIC)
          .takes(BIGNUMERIC, BIGNUMERIC)
          .example("SQRT(25.0)", "5.0")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return FloatOrDecimal.of(call, Sqrt::compute, DecimalMath::squareRoot);
  }

  private static double compute(double x) {
    if (x < 0) {
      throw RowErrors.outOfRange("Argument to SQRT cannot be negative: " + NumberText.of(x));
    }
    return Math.sqrt(x);
  }
}
