package dev.lakebird.functions.aggregate;

import static dev.lakebird.functions.spi.Parameters.any;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.INT64;

import dev.lakebird.functions.spi.AggregateFunction;
import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.types.SqlType;

/// The values that come most often, at most `number`, with how often: exact as long as there are
/// not too many different ones.
///
/// Source: GoogleSQL reference, "Approximate aggregate functions".
public final class ApproxTopCount implements AggregateFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("APPROX_TOP_COUNT", "aggregate")
          .takes(types -> topOf(types.getFirst(), "count", INT64), any("T"), required(INT64))
          .calledOnNull()
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public AggregateKernel bind(BoundCall call) {
    return ObjectAggregate.of(call, () -> new TopValues(call, false));
  }

  static SqlType topOf(SqlType value, String name, SqlType sum) {
    return SqlType.array(
        SqlType.struct(SqlType.Field.of("value", value), SqlType.Field.of(name, sum)));
  }
}
