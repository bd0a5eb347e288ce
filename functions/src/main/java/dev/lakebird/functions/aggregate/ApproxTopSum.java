package dev.lakebird.functions.aggregate;

import static dev.lakebird.functions.spi.Parameters.any;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.BIGNUMERIC;
import static dev.lakebird.types.SqlType.FLOAT64;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.NUMERIC;

import dev.lakebird.functions.spi.AggregateFunction;
import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;

/// The values with the greatest sums of weights, at most `number`, with the sums: exact as long as
/// there are not too many different ones.
///
/// A weight that is negative or NaN is an error. Source: GoogleSQL reference, "Approximate
/// aggregate functions".
public final class ApproxTopSum implements AggregateFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("APPROX_TOP_SUM", "aggregate")
          .takes(
              types -> ApproxTopCount.topOf(types.getFirst(), "sum", INT64),
              any("T"),
              required(INT64),
              required(INT64))
          .takes(
              types -> ApproxTopCount.topOf(types.getFirst(), "sum", NUMERIC),
              any("T"),
              required(NUMERIC),
              required(INT64))
          .takes(
              types -> ApproxTopCount.topOf(types.getFirst(), "sum", BIGNUMERIC),
              any("T"),
              required(BIGNUMERIC),
              required(INT64))
          .takes(
              types -> ApproxTopCount.topOf(types.getFirst(), "sum", FLOAT64),
              any("T"),
              required(FLOAT64),
              required(INT64))
          .calledOnNull()
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public AggregateKernel bind(BoundCall call) {
    return ObjectAggregate.of(call, () -> new TopValues(call, true));
  }
}
