package dev.lakebird.functions.encryption;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// A keyset of one new random key of the type named.
///
/// Source: BigQuery reference, "AEAD encryption functions".
public final class NewKeyset implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("KEYS.NEW_KEYSET", "encryption")
          .takes(BYTES, STRING)
          .calledOnNull()
          .differsEachCall()
          .example("KEYS.KEYSET_LENGTH(KEYS.NEW_KEYSET('AEAD_AES_GCM_256'))", "1")
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
          var parameters = Keysets.parameters("KEYS.NEW_KEYSET", row.stringAt(0));
          return Keysets.orInvalid("KEYS.NEW_KEYSET", () -> Keysets.create(parameters));
        });
  }
}
