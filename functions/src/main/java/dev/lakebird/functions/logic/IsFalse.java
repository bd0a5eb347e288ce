package dev.lakebird.functions.logic;

import static dev.lakebird.types.SqlType.BOOL;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// `x IS FALSE`; FALSE for NULL.
///
/// Source: GoogleSQL reference, "IS operators".
public final class IsFalse implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$is_false", "logic")
          .takes(BOOL, BOOL)
          .calledOnNull()
          .standard("functions_comparison", "is_false")
          .example("(1 = 1) IS FALSE", "false")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.calledOnNull(call).booleans(row -> !row.isNull(0) && !row.booleanAt(0));
  }
}
