package dev.lakebird.functions.net;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The bytes of an IPv4 or IPv6 address in network order; an error where the text is none.
///
/// Source: GoogleSQL reference, "Net functions".
public final class IpFromString implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("NET.IP_FROM_STRING", "net")
          .takes(BYTES, STRING)
          .example("NET.IP_FROM_STRING('1.2.3.4')", "b'\\x01\\x02\\x03\\x04'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .column((row, out) -> out.putBytes(IpAddresses.parse(row.stringAt(0))));
  }
}
