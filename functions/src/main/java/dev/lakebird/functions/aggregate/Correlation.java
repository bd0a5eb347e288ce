package dev.lakebird.functions.aggregate;

import static dev.lakebird.types.SqlType.BIGNUMERIC;
import static dev.lakebird.types.SqlType.FLOAT64;
import static dev.lakebird.types.SqlType.NUMERIC;

import dev.lakebird.functions.spi.AggregateFunction;
import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;

/// Pearson's coefficient of correlation of the pairs without a NULL; NULL for fewer than two, NaN
/// where one side does not vary.
///
/// Source: GoogleSQL reference, "Statistical aggregate functions".
public final class Correlation implements AggregateFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("CORR", "aggregate")
          .takes(FLOAT64, FLOAT64, FLOAT64)
          .takes(FLOAT64, NUMERIC, NUMERIC)
          .takes(FLOAT64, BIGNUMERIC, BIGNUMERIC)
          .calledOnNull()
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public AggregateKernel bind(BoundCall call) {
    if (call.argument(0).type().isDecimal()) {
      return ObjectAggregate.of(call, () -> new ExactMoments(ExactMoments.Kind.CORRELATION));
    }
    return ObjectAggregate.of(call, () -> new PairState(PairState.Kind.CORRELATION));
  }
}
