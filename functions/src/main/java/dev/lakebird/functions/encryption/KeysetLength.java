package dev.lakebird.functions.encryption;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.INT64;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// How many keys a keyset has.
///
/// Source: BigQuery reference, "AEAD encryption functions".
public final class KeysetLength implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("KEYS.KEYSET_LENGTH", "encryption").takes(INT64, BYTES).build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .longs(
            row -> {
              byte[] keyset = row.textAt(0).toBytes();
              return Keysets.orInvalid("KEYS.KEYSET_LENGTH", () -> Keysets.parse(keyset).size());
            });
  }
}
