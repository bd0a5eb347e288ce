package dev.lakebird.functions.net;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.INT64;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// A mask of 4 or 16 bytes whose first bits are set; an error where the length of mask or prefix is
/// none.
///
/// Source: GoogleSQL reference, "Net functions".
public final class IpNetMask implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("NET.IP_NET_MASK", "net")
          .takes(BYTES, INT64, INT64)
          .example("NET.IP_NET_MASK(4, 20)", "b'\\xff\\xff\\xf0\\x00'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .column((row, out) -> out.putBytes(IpAddresses.mask(row.longAt(0), row.longAt(1))));
  }
}
