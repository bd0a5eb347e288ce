package dev.lakebird.functions.net;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.INT64;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The integer of the four bytes of an IPv4 address.
///
/// Source: GoogleSQL reference, "Net functions".
public final class Ipv4ToInt64 implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("NET.IPV4_TO_INT64", "net")
          .takes(INT64, BYTES)
          .example("NET.IPV4_TO_INT64(b'\\x00\\xab\\xcd\\xef')", "11259375")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call).longs(row -> IpAddresses.number(row.textAt(0).toBytes()));
  }
}
