package dev.lakebird.functions.arithmetic;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.INT64;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;

/// Bitwise exclusive or: `x ^ y`.
///
/// Source: GoogleSQL reference, "Bitwise operators".
public final class BitXor implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$bitxor", "bit")
          .takes(INT64, INT64, INT64)
          .takes(BYTES, BYTES, BYTES)
          .example("6 ^ 3", "5")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    if (call.resultType() instanceof SqlType.Bytes) {
      return ByteBits.binary(call, (a, b) -> a ^ b);
    }
    return RowKernels.strict(call).longs(row -> row.longAt(0) ^ row.longAt(1));
  }
}
