package dev.lakebird.functions.net;

import static dev.lakebird.types.SqlType.BOOL;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// Whether an address or network lies in a network `address/length`.
///
/// Source: GoogleSQL reference, "Net functions".
public final class IpInNet implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("NET.IP_IN_NET", "net")
          .takes(BOOL, STRING, STRING)
          .example("NET.IP_IN_NET('10.1.2.3', '10.1.0.0/16')", "true")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .booleans(row -> IpAddresses.isInside(row.stringAt(0), row.stringAt(1)));
  }
}
