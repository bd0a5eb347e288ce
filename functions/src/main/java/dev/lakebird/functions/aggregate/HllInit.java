package dev.lakebird.functions.aggregate;

import static dev.lakebird.functions.spi.Parameters.optional;
import static dev.lakebird.functions.spi.Parameters.required;
import static dev.lakebird.types.SqlType.BIGNUMERIC;
import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.INT64;
import static dev.lakebird.types.SqlType.NUMERIC;
import static dev.lakebird.types.SqlType.STRING;

import dev.lakebird.functions.spi.AggregateFunction;
import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;

/// A HyperLogLog sketch of the values, NULLs aside; NULL if there are none. `precision` is from 10
/// to 24, 15 if not given.
///
/// Source: GoogleSQL reference, "HyperLogLog++ functions". Sketches are those of Apache
/// DataSketches, not those of BigQuery.
public final class HllInit implements AggregateFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("HLL_COUNT.INIT", "approximate")
          .takes(BYTES, required(INT64), optional(INT64))
          .takes(BYTES, required(NUMERIC), optional(INT64))
          .takes(BYTES, required(BIGNUMERIC), optional(INT64))
          .takes(BYTES, required(STRING), optional(INT64))
          .takes(BYTES, required(BYTES), optional(INT64))
          .calledOnNull()
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public AggregateKernel bind(BoundCall call) {
    return ObjectAggregate.of(
        call, () -> new CardinalityState(CardinalityState.Input.VALUES, true));
  }
}
