package dev.lakebird.functions.string;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The bytes that base32 says.
///
/// Source: GoogleSQL reference, "String functions".
public final class FromBase32 implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("FROM_BASE32", "string")
          .takes(BYTES, STRING)
          .example("FROM_BASE32('MFRGGZDF74======')", "b'abcde\\xff'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .column((row, out) -> out.putBytes(Encodings.fromBase32(row.stringAt(0))));
  }
}
