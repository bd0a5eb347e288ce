package dev.lakebird.functions.encryption;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The BYTES that were encrypted by DETERMINISTIC_ENCRYPT with the same additional data.
///
/// Source: BigQuery reference, "AEAD encryption functions".
public final class DeterministicDecryptBytes implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("DETERMINISTIC_DECRYPT_BYTES", "encryption")
          .takes(BYTES, BYTES, BYTES, BYTES)
          .takes(BYTES, BYTES, BYTES, STRING)
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return Ciphers.decryptDeterministically(call, "DETERMINISTIC_DECRYPT_BYTES");
  }
}
