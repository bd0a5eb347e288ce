package dev.lakebird.functions.conditional;

import static dev.lakebird.types.SqlType.BIGNUMERIC;
import static dev.lakebird.types.SqlType.FLOAT64;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.NUMERIC;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.value.Value;

/// 0 of NULL, else the argument.
///
/// Source: GoogleSQL reference, "Conditional expressions".
public final class ZeroIfNull implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("ZEROIFNULL", "conditional")
          .takes(INT64, INT64)
          .takes(NUMERIC, NUMERIC)
          .takes(BIGNUMERIC, BIGNUMERIC)
          .takes(FLOAT64, FLOAT64)
          .calledOnNull()
          .example("ZEROIFNULL(NULL)", "0")
          .example("ZEROIFNULL(2.5)", "2.5")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    Value zero = Zeros.of(call.resultType());
    return RowKernels.calledOnNull(call).values(row -> row.isNull(0) ? zero : row.valueAt(0));
  }
}
