package dev.lakebird.functions.arithmetic;

import static dev.lakebird.types.SqlType.BIGNUMERIC;
import static dev.lakebird.types.SqlType.FLOAT64;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.INTERVAL;
import static dev.lakebird.types.SqlType.NUMERIC;

import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.date.IntervalMath;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value.IntervalValue;

/// The negation `-x`.
///
/// The least INT64 has no negation: an error. Source: GoogleSQL reference, "Arithmetic operators".
public final class UnaryMinus implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$unary_minus", "arithmetic")
          .takes(INT64, INT64)
          .takes(NUMERIC, NUMERIC)
          .takes(BIGNUMERIC, BIGNUMERIC)
          .takes(FLOAT64, FLOAT64)
          .takes(INTERVAL, INTERVAL)
          .standard("functions_arithmetic", "negate")
          .example("-(3)", "-3")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    RowKernels rows = RowKernels.strict(call);
    return switch (call.resultType()) {
      case SqlType.Int64 t -> rows.longs(row -> negate(row.longAt(0)));
      case SqlType.Float64 t -> rows.doubles(row -> -row.doubleAt(0));
      case SqlType.Interval t ->
          rows.values(row -> IntervalMath.negated((IntervalValue) row.valueAt(0)));
      default -> rows.decimals(row -> row.decimalAt(0).negate());
    };
  }

  private static long negate(long value) {
    if (value == Long.MIN_VALUE) {
      throw RowErrors.outOfRange("int64 overflow: -(" + value + ")");
    }
    return -value;
  }
}
