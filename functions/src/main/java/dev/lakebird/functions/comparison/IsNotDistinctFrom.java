package dev.lakebird.functions.comparison;

import static dev.lakebird.functions.spi.Parameters.comparable;
import static dev.lakebird.types.SqlType.BOOL;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// `x IS NOT DISTINCT FROM y`: equality where NULL equals NULL and NaN equals NaN; never NULL.
///
/// Source: GoogleSQL reference, "IS DISTINCT FROM operator".
public final class IsNotDistinctFrom implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$is_not_distinct_from", "comparison")
          .takes(BOOL, comparable("T"), comparable("T"))
          .calledOnNull()
          .standard("functions_comparison", "is_not_distinct_from")
          .example("1 IS NOT DISTINCT FROM 1", "true")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.calledOnNull(call)
        .booleans(row -> Ordering.same(row.valueAt(0), row.valueAt(1)));
  }
}
