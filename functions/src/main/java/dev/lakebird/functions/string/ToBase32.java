package dev.lakebird.functions.string;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The bytes in base32.
///
/// Source: GoogleSQL reference, "String functions".
public final class ToBase32 implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("TO_BASE32", "string")
          .takes(STRING, BYTES)
          .example("TO_BASE32(b'abcde\\xFF')", "'MFRGGZDF74======'")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .column((row, out) -> out.putText(Encodings.toBase32(row.textAt(0).toBytes())));
  }
}
