package dev.lakebird.functions.session;

import static dev.lakebird.functions.spi.Parameters.any;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The name of the type of the argument.
///
/// Source: GoogleSQL reference, "Debugging functions".
public final class TypeOf implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("TYPEOF", "session")
          .takes(STRING, any("T"))
          .calledOnNull()
          .example("TYPEOF([1, 2])", "'ARRAY<INT64>'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.calledOnNull(call)
        .column((row, out) -> out.putText(call.argument(0).type().type().sqlName()));
  }
}
