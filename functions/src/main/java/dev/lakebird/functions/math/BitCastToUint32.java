package dev.lakebird.functions.math;

import static dev.lakebird.types.SqlType.INT64;

import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The unsigned integer of the same lower 32 bits; an error where the argument is neither a signed
/// nor an unsigned integer of 32 bits.
///
/// Source: GoogleSQL reference, "Bit functions".
public final class BitCastToUint32 implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("BIT_CAST_TO_UINT32", "bit")
          .takes(INT64, INT64)
          .example("BIT_CAST_TO_UINT32(-1)", "4294967295")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call).longs(row -> checked(row.longAt(0)) & 0xFFFF_FFFFL);
  }

  private static long checked(long value) {
    if (value < Integer.MIN_VALUE || value > 0xFFFF_FFFFL) {
      throw RowErrors.outOfRange("int32 out of range: " + value);
    }
    return value;
  }
}
