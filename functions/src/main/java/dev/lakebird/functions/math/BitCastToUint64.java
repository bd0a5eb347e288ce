package dev.lakebird.functions.math;

import static dev.lakebird.types.SqlType.INT64;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// The integer of the same 64 bits. INT64 is the only integer type, so that bits above 63 show as a
/// negative value.
///
/// Source: GoogleSQL reference, "Bit functions".
public final class BitCastToUint64 implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("BIT_CAST_TO_UINT64", "bit")
          .takes(INT64, INT64)
          .example("BIT_CAST_TO_UINT64(-1)", "-1")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call).longs(row -> row.longAt(0));
  }
}
