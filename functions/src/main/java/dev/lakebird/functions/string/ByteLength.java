package dev.lakebird.functions.string;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The length in bytes; of a STRING, of its UTF-8 form.
///
/// Source: GoogleSQL reference, "String functions".
public final class ByteLength implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("BYTE_LENGTH", "string")
          .alias("OCTET_LENGTH")
          .takes(INT64, STRING)
          .takes(INT64, BYTES)
          .example("BYTE_LENGTH('абв')", "6")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return LengthKernel.inBytes(call);
  }
}
