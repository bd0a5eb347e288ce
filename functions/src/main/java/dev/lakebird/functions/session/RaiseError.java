package dev.lakebird.functions.session;

import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// Fails with the message given.
///
/// Source: GoogleSQL reference, "Debugging functions".
public final class RaiseError implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("ERROR", "debugging")
          .takes(INT64, STRING)
          .calledOnNull()
          .differsEachCall()
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.calledOnNull(call)
        .longs(
            row -> {
              throw RowErrors.invalid(row.isNull(0) ? "NULL" : row.stringAt(0));
            });
  }
}
