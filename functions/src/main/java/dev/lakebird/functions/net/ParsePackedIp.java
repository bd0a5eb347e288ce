package dev.lakebird.functions.net;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The bytes of the text of an address.
///
/// Source: GoogleSQL reference, "Net functions".
public final class ParsePackedIp implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("NET.PARSE_PACKED_IP", "net")
          .takes(BYTES, STRING)
          .example("NET.PARSE_PACKED_IP('1.2.3.4')", "b'\\x01\\x02\\x03\\x04'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .column(
            (row, out) -> out.putBytes(IpAddresses.parse(IpAddresses.untilZero(row.stringAt(0)))));
  }
}
