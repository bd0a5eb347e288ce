package dev.lakebird.functions.hash;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The FarmHash Fingerprint64 of the bytes as an INT64; it never changes.
///
/// Source: GoogleSQL reference, "Hash functions".
public final class FarmFingerprint implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("FARM_FINGERPRINT", "hash")
          .takes(INT64, STRING)
          .takes(INT64, BYTES)
          .example("FARM_FINGERPRINT('foo')", "6150913649986995171")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call).longs(row -> Digests.farm(row.textAt(0).toBytes()));
  }
}
