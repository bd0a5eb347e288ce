package dev.lakebird.functions.arithmetic;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.INT64;

import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;

/// `x << n`: shifted left, zeros filled in; 0 where `n` is 64 or more, an error where it is
/// negative.
///
/// Source: GoogleSQL reference, "Bitwise operators".
public final class ShiftLeft implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$shift_left", "bit")
          .takes(INT64, INT64, INT64)
          .takes(BYTES, BYTES, INT64)
          .example("1 << 4", "16")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    if (call.resultType() instanceof SqlType.Bytes) {
      return ByteBits.shift(call, true);
    }
    return RowKernels.strict(call).longs(row -> compute(row.longAt(0), row.longAt(1)));
  }

  private static long compute(long x, long count) {
    if (count < 0) {
      throw RowErrors.outOfRange("Bitwise shift by negative offset.");
    }
    return count >= 64 ? 0 : x << count;
  }
}
