package dev.lakebird.functions.arithmetic;

import static dev.lakebird.types.SqlType.BIGNUMERIC;
import static dev.lakebird.types.SqlType.FLOAT64;
import static dev.lakebird.types.SqlType.NUMERIC;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;
import java.math.RoundingMode;

/// The largest integral value not greater than the argument.
///
/// Source: GoogleSQL reference, "Mathematical functions".
public final class Floor implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("FLOOR", "arithmetic")
          .takes(FLOAT64, FLOAT64)
          .takes(NUMERIC, NUMERIC)
          .takes(BIGNUMERIC, BIGNUMERIC)
          .example("FLOOR(-2.3)", "-3.0")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    RowKernels rows = RowKernels.strict(call);
    return call.resultType() instanceof SqlType.Float64
        ? rows.doubles(row -> Math.floor(row.doubleAt(0)))
        : rows.decimals(row -> row.decimalAt(0).setScale(0, RoundingMode.FLOOR));
  }
}
