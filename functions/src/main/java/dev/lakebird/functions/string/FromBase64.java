package dev.lakebird.functions.string;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The bytes that base64 says.
///
/// Source: GoogleSQL reference, "String functions".
public final class FromBase64 implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("FROM_BASE64", "string")
          .takes(BYTES, STRING)
          .example("FROM_BASE64('aGVsbG8=')", "b'hello'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .column((row, out) -> out.putBytes(Encodings.fromBase64(row.stringAt(0))));
  }
}
