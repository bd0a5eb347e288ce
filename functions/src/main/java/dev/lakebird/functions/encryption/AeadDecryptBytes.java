package dev.lakebird.functions.encryption;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The BYTES that were encrypted by a key of the keyset with the same additional data.
///
/// Source: BigQuery reference, "AEAD encryption functions".
public final class AeadDecryptBytes implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("AEAD.DECRYPT_BYTES", "encryption")
          .takes(BYTES, BYTES, BYTES, BYTES)
          .takes(BYTES, BYTES, BYTES, STRING)
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return Ciphers.decrypt(call, "AEAD.DECRYPT_BYTES");
  }
}
