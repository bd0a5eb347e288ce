package dev.lakebird.functions.aggregate;

import static dev.lakebird.types.SqlType.BYTES;
import static dev.lakebird.types.SqlType.FLOAT64;
import static dev.lakebird.types.SqlType.INT64;

import dev.lakebird.functions.spi.AggregateFunction;
import dev.lakebird.functions.spi.AggregateKernel;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.FunctionDefinition;
import dev.lakebird.types.SqlType;

/// The quantiles of what the sketches have seen together: least value, ends of `number` parts,
/// greatest value.
///
/// Source: BigQuery reference, "KLL quantile functions". Sketches are those of Apache DataSketches,
/// not those of BigQuery.
public final class KllDoubleMerge implements AggregateFunction {
  private static final FunctionDefinition DEFINITION =
      FunctionDefinition.named("KLL_QUANTILES.MERGE_FLOAT64", "approximate")
          .takes(SqlType.array(FLOAT64), BYTES, INT64)
          .calledOnNull()
          .build();

  @Override
  public FunctionDefinition definition() {
    return DEFINITION;
  }

  @Override
  public AggregateKernel bind(BoundCall call) {
    return ObjectAggregate.of(
        call, () -> new KllState(KllNumbers.FLOAT64, true, KllState.Output.QUANTILES));
  }
}
