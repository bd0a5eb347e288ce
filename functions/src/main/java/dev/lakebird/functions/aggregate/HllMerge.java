package dev.lakebird.functions.aggregate;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.INT64;

import dev.lakebird.functions.spi.AggregateFunction;
import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.types.value.Value;
import dev.lakebird.types.vector.VectorType;

/// About how many different values the sketches have seen together; 0 if there are none.
///
/// Source: GoogleSQL reference, "HyperLogLog++ functions". Sketches are those of Apache
/// DataSketches, not those of BigQuery.
public final class HllMerge implements AggregateFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("HLL_COUNT.MERGE", "approximate")
          .takes(INT64, BYTES)
          .calledOnNull()
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public AggregateKernel bind(BoundCall call) {
    return new ObjectAggregate(
        BoundCall.Result.of(VectorType.INT64),
        Value.of(0L),
        () -> new CardinalityState(CardinalityState.Input.SKETCHES, false));
  }
}
