package dev.lakebird.functions.encryption;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The keyset as JSON text, in the form that Tink gives it.
///
/// Source: BigQuery reference, "AEAD encryption functions".
public final class KeysetToJson implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("KEYS.KEYSET_TO_JSON", "encryption")
          .takes(STRING, BYTES)
          .example(
              "KEYS.KEYSET_TO_JSON(KEYS.NEW_KEYSET('AEAD_AES_GCM_256')) LIKE '%AesGcmKey%'", "true")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .column(
            (row, out) -> {
              byte[] keyset = row.textAt(0).toBytes();
              out.putText(Keysets.orInvalid("KEYS.KEYSET_TO_JSON", () -> Keysets.toJson(keyset)));
            });
  }
}
