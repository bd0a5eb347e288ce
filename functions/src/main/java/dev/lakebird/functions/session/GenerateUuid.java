package dev.lakebird.functions.session;

import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import java.util.UUID;

/// A random UUID (version 4) in lower case.
///
/// Source: GoogleSQL reference, "Utility functions".
public final class GenerateUuid implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("GENERATE_UUID", "session")
          .takesNothing(STRING)
          .differsEachCall()
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.calledOnNull(call)
        .column((row, out) -> out.putText(UUID.randomUUID().toString()));
  }
}
