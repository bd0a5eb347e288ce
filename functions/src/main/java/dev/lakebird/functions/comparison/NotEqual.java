package dev.lakebird.functions.comparison;

import static dev.lakebird.functions.spi.Parameters.comparable;
import static dev.lakebird.types.SqlType.BOOL;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// `x != y`.
///
/// NULL where either side is NULL. NaN differs from every value, itself too. STRING compares by
/// code points. Source: GoogleSQL reference, "Comparison operators".
public final class NotEqual implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$not_equal", "comparison")
          .takes(BOOL, comparable("T"), comparable("T"))
          .standard("functions_comparison", "not_equal")
          .example("1 != 2", "true")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return Comparison.bind(ComparisonOperator.NOT_EQUAL, call);
  }
}
