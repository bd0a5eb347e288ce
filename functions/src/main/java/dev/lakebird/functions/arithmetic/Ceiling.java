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

/// The least integral value not less than the argument.
///
/// Source: GoogleSQL reference, "Mathematical functions".
public final class Ceiling implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("CEIL", "arithmetic")
          .alias("CEILING")
          .takes(FLOAT64, FLOAT64)
          .takes(NUMERIC, NUMERIC)
          .takes(BIGNUMERIC, BIGNUMERIC)
          .example("CEIL(2.3)", "3.0")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    RowKernels rows = RowKernels.strict(call);
    return call.resultType() instanceof SqlType.Float64
        ? rows.doubles(row -> Math.ceil(row.doubleAt(0)))
        : rows.decimals(row -> row.decimalAt(0).setScale(0, RoundingMode.CEILING));
  }
}
