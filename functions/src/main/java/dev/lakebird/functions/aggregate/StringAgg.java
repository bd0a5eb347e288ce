package dev.lakebird.functions.aggregate;

import static dev.lakebird.functions.spi.Parameters.optional;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.AggregateFunction;
import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;

/// The values that are not NULL joined by a delimiter, a comma if none is given; NULL if there are
/// none.
///
/// Source: GoogleSQL reference, "Aggregate functions".
public final class StringAgg implements AggregateFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("STRING_AGG", "aggregate")
          .takes(STRING, required(STRING), optional(STRING))
          .takes(BYTES, required(BYTES), optional(BYTES))
          .calledOnNull()
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public AggregateKernel bind(BoundCall call) {
    return JoinAccumulator.kernel(call);
  }
}
