package dev.lakebird.functions.aggregate;

import static dev.lakebird.types.SqlType.BYTES;

import dev.lakebird.functions.spi.AggregateFunction;
import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;

/// The union of sketches of one type; NULL if there are none.
///
/// Source: BigQuery reference, "KLL quantile functions". Sketches are those of Apache DataSketches,
/// not those of BigQuery.
public final class KllMergePartial implements AggregateFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("KLL_QUANTILES.MERGE_PARTIAL", "approximate")
          .takes(BYTES, BYTES)
          .calledOnNull()
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public AggregateKernel bind(BoundCall call) {
    return ObjectAggregate.of(call, KllUnion::new);
  }
}
