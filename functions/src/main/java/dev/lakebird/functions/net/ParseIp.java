package dev.lakebird.functions.net;

import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The integer of the text of an IPv4 address.
///
/// Source: GoogleSQL reference, "Net functions".
public final class ParseIp implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("NET.PARSE_IP", "net")
          .takes(INT64, STRING)
          .example("NET.PARSE_IP('1.2.3.4')", "16909060")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .longs(
            row -> IpAddresses.number(IpAddresses.parse(IpAddresses.untilZero(row.stringAt(0)))));
  }
}
