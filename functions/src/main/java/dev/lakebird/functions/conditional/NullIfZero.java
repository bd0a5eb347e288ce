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

/// NULL of 0, else the argument.
///
/// Source: GoogleSQL reference, "Conditional expressions".
public final class NullIfZero implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("NULLIFZERO", "conditional")
          .takes(INT64, INT64)
          .takes(NUMERIC, NUMERIC)
          .takes(BIGNUMERIC, BIGNUMERIC)
          .takes(FLOAT64, FLOAT64)
          .example("NULLIFZERO(0)", "NULL")
          .example("NULLIFZERO(2.5)", "2.5")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.strict(call)
        .values(
            row -> {
              Value value = row.valueAt(0);
              return Zeros.isZero(value) ? Value.nullOf(value.type()) : value;
            });
  }
}
