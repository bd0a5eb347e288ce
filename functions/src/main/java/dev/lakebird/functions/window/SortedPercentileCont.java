package dev.lakebird.functions.window;

import static dev.lakebird.functions.spi.Signature.Parameter.required;
import static dev.lakebird.functions.spi.TypePattern.exact;
import static dev.lakebird.types.SqlType.BIGNUMERIC;
import static dev.lakebird.types.SqlType.FLOAT64;
import static dev.lakebird.types.SqlType.NUMERIC;

import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.functions.spi.ScalarFunction;
import dev.lakebird.functions.spi.ScalarKernel;
import dev.lakebird.functions.spi.TypePattern.ArrayOf;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// PERCENTILE_CONT as an aggregate: of the values in an array, which are in ascending order.
///
/// Source: GoogleSQL reference, "Aggregate functions".
public final class SortedPercentileCont implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$percentile_cont", "navigation")
          .takes(FLOAT64, required(new ArrayOf(exact(FLOAT64))), required(exact(FLOAT64)))
          .takes(NUMERIC, required(new ArrayOf(exact(NUMERIC))), required(exact(NUMERIC)))
          .takes(BIGNUMERIC, required(new ArrayOf(exact(BIGNUMERIC))), required(exact(BIGNUMERIC)))
          .calledOnNull()
          .example("(SELECT PERCENTILE_CONT(x, 0.5) FROM UNNEST([1, 4, 2]) AS x)", "2.0")
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public ScalarKernel bind(BoundCall call) {
    return RowKernels.calledOnNull(call).values(row -> value(row, call.resultType()));
  }

  private static Value value(Row row, SqlType type) {
    BigDecimal share = Percentile.share(row.valueAt(1), "PERCENTILE_CONT");
    if (!(row.valueAt(0) instanceof Value.ArrayValue values) || values.elements().isEmpty()) {
      return Value.nullOf(type);
    }
    BigDecimal place = share.multiply(BigDecimal.valueOf(values.elements().size() - 1L));
    int below = place.setScale(0, RoundingMode.FLOOR).intValue();
    BigDecimal rest = place.subtract(BigDecimal.valueOf(below));
    Value low = values.elements().get(below);
    return Percentile.between(
        type, low, rest.signum() > 0 ? values.elements().get(below + 1) : low, rest);
  }
}
