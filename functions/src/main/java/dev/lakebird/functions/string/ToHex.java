package dev.lakebird.functions.string;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import java.util.HexFormat;

/// The bytes as hexadecimal digits in lower case.
///
/// Source: GoogleSQL reference, "String functions".
public final class ToHex implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("TO_HEX", "string")
          .takes(STRING, BYTES)
          .example("TO_HEX(b'abc')", "'616263'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .column((row, out) -> out.putText(HexFormat.of().formatHex(row.textAt(0).toBytes())));
  }
}
