package dev.lakebird.functions.arithmetic;

import static dev.lakebird.types.SqlType.INT64;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// Bitwise exclusive or: `x ^ y`.
///
/// Source: GoogleSQL reference, "Bitwise operators".
public final class BitXor implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$bitxor", "bit")
          .takes(INT64, INT64, INT64)
          .example("6 ^ 3", "5")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call).longs(row -> row.longAt(0) ^ row.longAt(1));
  }
}
