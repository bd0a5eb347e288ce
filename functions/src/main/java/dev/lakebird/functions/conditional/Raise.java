package dev.lakebird.functions.conditional;

import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// Fails with an error that [ErrorOf] noted. Its type is what its place asks for.
public final class Raise implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$raise", "debugging")
          .takes(INT64, STRING)
          .calledOnNull()
          .differsEachCall()
          .example(
              "(SELECT IF(COUNT(*) > 1, 1.5, SUM(1 / x)) FROM UNNEST([0]) AS x)",
              "error: DIVISION_BY_ZERO")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.calledOnNull(call)
        .values(
            row -> {
              String text = row.stringAt(0);
              int colon = text.indexOf(": ");
              throw new LakebirdException(
                  ErrorCode.valueOf(text.substring(0, colon)), text.substring(colon + 2));
            });
  }
}
