package dev.lakebird.functions.arithmetic;

import static dev.lakebird.functions.spi.Parameters.optional;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.BIGNUMERIC;
import static dev.lakebird.types.SqlType.FLOAT64;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.NUMERIC;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.types.SqlType;
import java.math.RoundingMode;

/// The value rounded to `n` digits after the point (0 if not given), halves away from zero, or of
/// decimals as a third argument says: `ROUND_HALF_AWAY_FROM_ZERO` or `ROUND_HALF_EVEN`.
///
/// A negative `n` rounds digits before the point. INT64 arguments are rounded as FLOAT64. Source:
/// GoogleSQL reference, "Mathematical functions".
public final class Round implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("ROUND", "arithmetic")
          .takes(FLOAT64, required(FLOAT64), optional(INT64))
          .takes(NUMERIC, required(NUMERIC), optional(INT64), optional(STRING))
          .takes(BIGNUMERIC, required(BIGNUMERIC), optional(INT64), optional(STRING))
          .example("ROUND(2.5)", "3.0")
          .example("ROUND(NUMERIC '-2.345', 2)", "NUMERIC '-2.35'")
          .example("ROUND(NUMERIC '2.25', 1, 'ROUND_HALF_EVEN')", "NUMERIC '2.2'")
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
            row -> Rounding.of(row.doubleAt(0), digits ? row.longAt(1) : 0, RoundingMode.HALF_UP))
        : rows.decimals(
            row -> Rounding.of(row.decimalAt(0), digits ? row.longAt(1) : 0, mode(row)));
  }

  private static RoundingMode mode(Row row) {
    if (row.count() < 3) {
      return RoundingMode.HALF_UP;
    }
    String name = row.stringAt(2);
    return switch (name) {
      case "ROUND_HALF_AWAY_FROM_ZERO" -> RoundingMode.HALF_UP;
      case "ROUND_HALF_EVEN" -> RoundingMode.HALF_EVEN;
      default -> throw RowErrors.invalid("Invalid rounding_mode: " + name);
    };
  }
}
