package dev.lakebird.functions.net;

import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The text of the IPv4 address that an integer says.
///
/// Source: GoogleSQL reference, "Net functions".
public final class FormatIp implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("NET.FORMAT_IP", "net")
          .takes(STRING, INT64)
          .example("NET.FORMAT_IP(16909060)", "'1.2.3.4'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .column((row, out) -> out.putText(IpAddresses.text(IpAddresses.ofNumber(row.longAt(0)))));
  }
}
