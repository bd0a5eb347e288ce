package dev.lakebird.functions.window;

import static dev.lakebird.functions.spi.Signature.Parameter.required;
import static dev.lakebird.functions.spi.TypePattern.any;
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

/// PERCENTILE_DISC as an aggregate: of the values in an array, which are in ascending order.
///
/// Source: GoogleSQL reference, "Aggregate functions".
public final class SortedPercentileDisc implements ScalarFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("$percentile_disc", "navigation")
          .takes(
              types -> ((SqlType.Array) types.getFirst()).element(),
              required(new ArrayOf(any("T"))),
              required(exact(FLOAT64)))
          .takes(
              types -> ((SqlType.Array) types.getFirst()).element(),
              required(new ArrayOf(any("T"))),
              required(exact(NUMERIC)))
          .takes(
              types -> ((SqlType.Array) types.getFirst()).element(),
              required(new ArrayOf(any("T"))),
              required(exact(BIGNUMERIC)))
          .calledOnNull()
          .example("(SELECT PERCENTILE_DISC(x, 0.5) FROM UNNEST(['b', 'c', 'a']) AS x)", "'b'")
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
    BigDecimal share = Percentile.share(row.valueAt(1), "PERCENTILE_DISC");
    if (!(row.valueAt(0) instanceof Value.ArrayValue values) || values.elements().isEmpty()) {
      return Value.nullOf(type);
    }
    int count = values.elements().size();
    int reached =
        share.multiply(BigDecimal.valueOf(count)).setScale(0, RoundingMode.CEILING).intValue();
    return values.elements().get(Math.max(reached, 1) - 1);
  }
}
