package dev.lakebird.functions.net;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.INT64;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// An address of 4 or 16 bytes of which only the first bits are kept.
///
/// Source: GoogleSQL reference, "Net functions".
public final class IpTruncate implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("NET.IP_TRUNC", "net")
          .takes(BYTES, BYTES, INT64)
          .example("NET.IP_TRUNC(b'\\xAA\\xBB\\xCC\\xDD', 16)", "b'\\xaa\\xbb\\x00\\x00'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .column(
            (row, out) ->
                out.putBytes(IpAddresses.truncate(row.textAt(0).toBytes(), row.longAt(1))));
  }
}
