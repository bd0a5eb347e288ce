package dev.lakebird.functions.encryption;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The keyset with a new random key of the type named, which becomes the primary one.
///
/// Source: BigQuery reference, "AEAD encryption functions".
public final class RotateKeyset implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("KEYS.ROTATE_KEYSET", "encryption")
          .takes(BYTES, BYTES, STRING)
          .calledOnNull()
          .differsEachCall()
          .example(
              "KEYS.KEYSET_LENGTH(KEYS.ROTATE_KEYSET(KEYS.NEW_KEYSET('AEAD_AES_GCM_256'),"
                  + " 'AEAD_AES_GCM_256'))",
              "2")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return EachRow.bytes(
        call,
        row -> {
          byte[] keyset = row.textAt(0).toBytes();
          var parameters = Keysets.parameters("KEYS.ROTATE_KEYSET", row.stringAt(1));
          return Keysets.orInvalid("KEYS.ROTATE_KEYSET", () -> Keysets.rotate(keyset, parameters));
        });
  }
}
