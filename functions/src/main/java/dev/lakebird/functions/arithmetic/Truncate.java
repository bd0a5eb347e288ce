package dev.lakebird.functions.arithmetic;

import static dev.lakebird.functions.spi.Parameters.optional;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.BIGNUMERIC;
import static dev.lakebird.types.SqlType.FLOAT64;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.NUMERIC;

import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;
import java.math.RoundingMode;

/// The value rounded toward zero to `n` digits after the point (0 if not given).
///
/// Source: GoogleSQL reference, "Mathematical functions".
public final class Truncate implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("TRUNC", "arithmetic")
          .takes(FLOAT64, required(FLOAT64), optional(INT64))
          .takes(NUMERIC, required(NUMERIC), optional(INT64))
          .takes(BIGNUMERIC, required(BIGNUMERIC), optional(INT64))
          .example("TRUNC(2.8)", "2.0")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    RowKernels rows = RowKernels.strict(call);
    boolean digits = call.arguments().size() > 1;
    return call.resultType() instanceof SqlType.Float64
        ? rows.doubles(
            row -> Rounding.of(row.doubleAt(0), digits ? row.longAt(1) : 0, RoundingMode.DOWN))
        : rows.decimals(
            row -> Rounding.of(row.decimalAt(0), digits ? row.longAt(1) : 0, RoundingMode.DOWN));
  }
}
