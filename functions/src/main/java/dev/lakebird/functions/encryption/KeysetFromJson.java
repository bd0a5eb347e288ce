package dev.lakebird.functions.encryption;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The keyset that JSON text of Tink tells.
///
/// Source: BigQuery reference, "AEAD encryption functions".
public final class KeysetFromJson implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("KEYS.KEYSET_FROM_JSON", "encryption").takes(BYTES, STRING).build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .column(
            (row, out) -> {
              String json = row.stringAt(0);
              out.putBytes(
                  Keysets.orInvalid("KEYS.KEYSET_FROM_JSON", () -> Keysets.fromJson(json)));
            });
  }
}
