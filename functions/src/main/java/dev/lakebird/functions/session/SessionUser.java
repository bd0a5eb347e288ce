package dev.lakebird.functions.session;

import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The user that runs the statement.
///
/// Source: GoogleSQL reference, "Security functions".
public final class SessionUser implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("SESSION_USER", "security").takesNothing(STRING).stable().build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call).column((row, out) -> out.putText(row.context().user()));
  }
}
