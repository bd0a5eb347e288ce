package dev.lakebird.functions.encryption;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The text encrypted by the primary key of a keyset, so that the same text gives the same BYTES.
///
/// Source: BigQuery reference, "AEAD encryption functions".
public final class DeterministicEncrypt implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("DETERMINISTIC_ENCRYPT", "encryption")
          .takes(BYTES, BYTES, STRING, STRING)
          .takes(BYTES, BYTES, BYTES, BYTES)
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return Ciphers.encryptDeterministically(call);
  }
}
