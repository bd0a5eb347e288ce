package dev.lakebird.functions.net;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.INT64;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The four bytes of an IPv4 address that an integer says, also as a negative one.
///
/// Source: GoogleSQL reference, "Net functions".
public final class Ipv4FromInt64 implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("NET.IPV4_FROM_INT64", "net")
          .takes(BYTES, INT64)
          .example("NET.IPV4_FROM_INT64(11259375)", "b'\\x00\\xab\\xcd\\xef'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .column((row, out) -> out.putBytes(IpAddresses.ofNumber(row.longAt(0))));
  }
}
