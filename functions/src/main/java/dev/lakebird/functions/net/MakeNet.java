package dev.lakebird.functions.net;

import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The network of an address, `address/length`, with the bits behind the prefix cleared.
///
/// Source: GoogleSQL reference, "Net functions".
public final class MakeNet implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("NET.MAKE_NET", "net")
          .takes(STRING, STRING, INT64)
          .example("NET.MAKE_NET('10.1.2.3', 8)", "'10.0.0.0/8'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .column((row, out) -> out.putText(IpAddresses.network(row.stringAt(0), row.longAt(1))));
  }
}
