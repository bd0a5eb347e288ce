package dev.lakebird.functions.aggregate;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.FLOAT64;

import dev.lakebird.functions.spi.AggregateFunction;
import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;

/// The quantile at `phi`, from 0 to 1, of what the sketches have seen together.
///
/// Source: BigQuery reference, "KLL quantile functions". Sketches are those of Apache DataSketches,
/// not those of BigQuery.
public final class KllDoubleMergePoint implements AggregateFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("KLL_QUANTILES.MERGE_POINT_FLOAT64", "approximate")
          .takes(FLOAT64, BYTES, FLOAT64)
          .calledOnNull()
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public AggregateKernel bind(BoundCall call) {
    return ObjectAggregate.of(
        call, () -> new KllState(KllNumbers.FLOAT64, true, KllState.Output.POINT));
  }
}
