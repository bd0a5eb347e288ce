package dev.lakebird.functions.arithmetic;

import static dev.lakebird.types.SqlType.BIGNUMERIC;
import static dev.lakebird.types.SqlType.FLOAT64;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.NUMERIC;

import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;

/// The absolute value.
///
/// The least INT64 has none: an error. Source: GoogleSQL reference, "Mathematical functions".
public final class Abs implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("ABS", "arithmetic")
          .takes(INT64, INT64)
          .takes(NUMERIC, NUMERIC)
          .takes(BIGNUMERIC, BIGNUMERIC)
          .takes(FLOAT64, FLOAT64)
          .standard("functions_arithmetic", "abs")
          .example("ABS(-25)", "25")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    RowKernels rows = RowKernels.strict(call);
    if (call.resultType() instanceof SqlType.Int64) {
      return rows.longs(row -> abs(row.longAt(0)));
    }
    return call.resultType() instanceof SqlType.Float64
        ? rows.doubles(row -> Math.abs(row.doubleAt(0)))
        : rows.decimals(row -> row.decimalAt(0).abs());
  }

  private static long abs(long value) {
    if (value == Long.MIN_VALUE) {
      throw RowErrors.outOfRange("int64 overflow: ABS(" + value + ")");
    }
    return Math.abs(value);
  }
}
