package dev.lakebird.functions.string;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The bytes that hexadecimal digits in any case say; an odd number of digits has a 0 before it.
///
/// Source: GoogleSQL reference, "String functions".
public final class FromHex implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("FROM_HEX", "string")
          .takes(BYTES, STRING)
          .example("FROM_HEX('00010203aaeeefff')", "b'\\x00\\x01\\x02\\x03\\xaa\\xee\\xef\\xff'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .column((row, out) -> out.putBytes(Encodings.fromHex(row.stringAt(0))));
  }
}
