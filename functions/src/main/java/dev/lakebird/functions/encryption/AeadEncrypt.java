package dev.lakebird.functions.encryption;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The text encrypted by the primary key of a keyset, bound to additional data.
///
/// Source: BigQuery reference, "AEAD encryption functions".
public final class AeadEncrypt implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("AEAD.ENCRYPT", "encryption")
          .takes(BYTES, BYTES, STRING, STRING)
          .takes(BYTES, BYTES, BYTES, BYTES)
          .calledOnNull()
          .differsEachCall()
          .example(
              "AEAD.ENCRYPT(KEYS.NEW_KEYSET('AEAD_AES_GCM_256'), 'text', 'more') = b''", "false")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return Ciphers.encrypt(call);
  }
}
