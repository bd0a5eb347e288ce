package dev.lakebird.functions.net;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// An address of 4 or 16 bytes in its usual form; an error for other lengths.
///
/// Source: GoogleSQL reference, "Net functions".
public final class IpToString implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("NET.IP_TO_STRING", "net")
          .takes(STRING, BYTES)
          .example("NET.IP_TO_STRING(b'\\x01\\x02\\x03\\x04')", "'1.2.3.4'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .column((row, out) -> out.putText(IpAddresses.text(row.textAt(0).toBytes())));
  }
}
