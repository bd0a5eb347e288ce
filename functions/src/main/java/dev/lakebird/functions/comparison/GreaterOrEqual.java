package dev.lakebird.functions.comparison;

import static dev.lakebird.functions.spi.Parameters.orderable;
import static dev.lakebird.types.SqlType.BOOL;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// `x >= y`.
///
/// NULL where either side is NULL. Comparisons with NaN are FALSE. STRING compares by code points.
/// Source: GoogleSQL reference, "Comparison operators".
public final class GreaterOrEqual implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$greater_or_equal", "comparison")
          .takes(BOOL, orderable("T"), orderable("T"))
          .standard("functions_comparison", "gte")
          .example("1 >= 2", "false")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return Comparison.bind(ComparisonOperator.GREATER_OR_EQUAL, call);
  }
}
