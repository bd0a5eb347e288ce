package dev.lakebird.functions.net;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The bytes of an IPv4 or IPv6 address in network order; NULL where the text is none.
///
/// Source: GoogleSQL reference, "Net functions".
public final class SafeIpFromString implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("NET.SAFE_IP_FROM_STRING", "net")
          .takes(BYTES, STRING)
          .example("NET.SAFE_IP_FROM_STRING('1.2.3')", "NULL")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .column(
            (row, out) -> {
              byte[] address = IpAddresses.find(row.stringAt(0));
              if (address == null) {
                row.setNull();
              } else {
                out.putBytes(address);
              }
            });
  }
}
