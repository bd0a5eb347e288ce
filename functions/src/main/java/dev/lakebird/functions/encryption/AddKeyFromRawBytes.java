package dev.lakebird.functions.encryption;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The keyset with a key of the bytes given beside the ones it has; the primary key stays.
///
/// Source: BigQuery reference, "AEAD encryption functions".
public final class AddKeyFromRawBytes implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("KEYS.ADD_KEY_FROM_RAW_BYTES", "encryption")
          .takes(BYTES, BYTES, STRING, BYTES)
          .calledOnNull()
          .differsEachCall()
          .example(
              "KEYS.KEYSET_LENGTH(KEYS.ADD_KEY_FROM_RAW_BYTES(KEYS.NEW_KEYSET('AEAD_AES_GCM_256'),"
                  + " 'AES_GCM', b'0123456789012345'))",
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
          String keyType = row.stringAt(1);
          byte[] key = row.textAt(2).toBytes();
          return Keysets.orInvalid(
              "KEYS.ADD_KEY_FROM_RAW_BYTES", () -> Keysets.add(keyset, keyType, key));
        });
  }
}
