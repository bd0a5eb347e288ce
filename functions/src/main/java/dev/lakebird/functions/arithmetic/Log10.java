package dev.lakebird.functions.arithmetic;

import static dev.lakebird.types.SqlType.FLOAT64;

import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.adapter.RowKernels;
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
          .example("LOG10(100.0)", "2.0")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call).doubles(row -> compute(row.doubleAt(0)));
  }

  private static double compute(double x) {
    if (x <= 0) {
      throw RowErrors.outOfRange(
          "Argument to LOG10 must be greater than zero: " + NumberText.of(x));
    }
    return Math.log10(x);
  }
}
