package dev.lakebird.functions.arithmetic;

import static dev.lakebird.types.SqlType.INT64;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;

/// `x << n`: shifted left, zeros filled in; 0 where `n` is 64 or more, an error where it is
/// negative.
///
/// Source: GoogleSQL reference, "Bitwise operators".
public final class ShiftLeft implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$shift_left", "bit")
          .takes(INT64, INT64, INT64)
          .example("1 << 4", "16")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    throw LakebirdException.unimplemented("The function $shift_left");
  }
}
